// Which fields does a correction really change? Names are resolved and checked by the catalog; what the ticket says
// already is dropped, so that every recorded edit is a change and misrouting can be counted.

extension Ticket {
  /// Corrects fields.
  ///
  /// `edit.product` and `edit.topic` are as somebody named them; a bare topic is looked for in the ticket's own product
  /// (or the one set) first. A topic belongs to its product: when the product changes and does not have the topic, or is
  /// taken away, the topic goes too. Naming the topic the desk guessed confirms it. A detail set to nothing is taken
  /// away.
  public func editing(_ edit: Edit, catalog: Catalog) throws(Refusal) -> Decision {
    try check(.edit)
    try edit.checkNames()
    var result = Edit()
    try editPlace(edit, catalog, &result)
    try editKind(edit, catalog, &result)
    try editSubject(edit, &result)
    try editDetails(edit, catalog, &result)
    try editTags(edit, &result)
    return result.isEmpty ? .nothing(.editChangesNothing) : .changes([.edited(result)])
  }

  /// Product and topic.
  private func editPlace(_ edit: Edit, _ catalog: Catalog, _ result: inout Edit) throws(Refusal) {
    let target: (product: String?, topic: String?)
    do throws(CatalogFault) {
      target = try place(after: edit, catalog)
    } catch {
      throw .catalog(error)
    }
    if target.product != product {
      result.product = target.product
      if target.product == nil { result.unset.append("product") }
    }
    let confirmsGuess = topicGuessed && edit.topic != nil
    if target.topic != topic || confirmsGuess {
      result.topic = target.topic
      if target.topic == nil { result.unset.append("topic") }
    }
  }

  private func place(
    after edit: Edit, _ catalog: Catalog
  ) throws(CatalogFault) -> (product: String?, topic: String?) {
    if edit.unset.contains("product") { return (nil, nil) }
    if let named = edit.topic {
      let isOwn = edit.product == nil && product.map { catalog.topic(named, in: $0) != nil } == true
      return try catalog.resolve(product: isOwn ? product : edit.product, topic: named)
    }
    let topic = edit.unset.contains("topic") ? nil : topic
    guard let named = edit.product else { return (product, topic) }
    try catalog.known(product: named)
    guard named != product, let kept = topic else { return (named, topic) }
    return (named, catalog.topic(kept, in: named) == nil ? nil : kept)
  }

  private func editKind(_ edit: Edit, _ catalog: Catalog, _ result: inout Edit) throws(Refusal) {
    if let kind = edit.kind {
      do throws(CatalogFault) { try catalog.check(kind: kind) } catch { throw .catalog(error) }
      if kind != self.kind { result.kind = kind }
    }
    if edit.unset.contains("kind"), kind != nil { result.unset.append("kind") }
  }

  private func editSubject(_ edit: Edit, _ result: inout Edit) throws(Refusal) {
    guard let subject = edit.subject else { return }
    guard !subject.isBlank else { throw .subjectEmpty }
    if subject != self.subject { result.subject = subject }
  }

  private func editDetails(_ edit: Edit, _ catalog: Catalog, _ result: inout Edit) throws(Refusal) {
    var removed = edit.unsetDetails
    for detail in Detail.lastOfEachKey(edit.details) {
      do throws(CatalogFault) { try catalog.check(detail: detail.key) } catch { throw .catalog(error) }
      if detail.value.isBlank {
        removed.append(detail.key)
      } else if !details.contains(detail) {
        result.details.append(detail)
      }
    }
    let present = Set(details.map(\.key))
    result.unset += Set(removed).intersection(present).sorted().map { "details.\($0)" }
  }

  private func editTags(_ edit: Edit, _ result: inout Edit) throws(Refusal) {
    for tag in edit.tags where !Slug.isTag(tag) { throw .badTag(tag) }
    result.tags = Set(edit.tags).subtracting(tags).sorted()
    result.unset += Set(edit.unsetTags).intersection(tags).sorted().map { "tags.\($0)" }
  }
}

extension Edit {
  /// The keys of the details taken away.
  var unsetDetails: [String] { unset.filter { $0.hasPrefix("details.") }.map { String($0.dropFirst(8)) } }

  /// The tags taken away.
  var unsetTags: [String] { unset.filter { $0.hasPrefix("tags.") }.map { String($0.dropFirst(5)) } }

  /// Throws if something is taken away that is no field, or that is set at once.
  func checkNames() throws(Refusal) {
    let details = Set(details.map { "details.\($0.key)" })
    let tags = Set(tags.map { "tags.\($0)" })
    for name in unset {
      let isSet =
        switch name {
        case "product": product != nil || topic != nil
        case "topic": topic != nil
        case "kind": kind != nil
        default: details.contains(name) || tags.contains(name)
        }
      if isSet { throw .conflictingEdit(field: name) }
      let isListed = name.hasPrefix("details.") || name.hasPrefix("tags.")
      guard isListed || ["product", "topic", "kind"].contains(name) else { throw .unknownField(name) }
    }
  }
}
