// What does the desk answer for? Its products, their topics, and what goes with them: kinds, channels, wanted
// details, working hours, promises. A `Catalog` is a value as its author wrote it; what is wrong with it says
// Catalog+Flaws.swift. How it is spelt in JSON is TicketStore's matter.

/// A name shown to people, in both languages.
public struct Title: Hashable, Sendable {
  /// In English.
  public let en: String
  /// In Russian.
  public let ru: String

  /// A title in both languages.
  public init(en: String, ru: String) { (self.en, self.ru) = (en, ru) }

  /// The title in the language of that code: `ru` is Russian, all else English.
  public subscript(_ language: String) -> String { language == "ru" ? ru : en }
}

/// Something with a slug and a title: a kind, a channel, a wanted detail.
public struct NamedSlug: Hashable, Sendable {
  /// The stable name in commands, queries and data.
  public let slug: String
  /// The name shown to people.
  public let title: Title

  /// A slug with its title.
  public init(slug: String, title: Title) { (self.slug, self.title) = (slug, title) }
}

/// Why a topic is not the desk's business, and whose it is.
public struct OutOfScope: Hashable, Sendable {
  /// Why the desk cannot help.
  public let reason: Title
  /// Where to turn instead.
  public let turnTo: Title

  /// The reason and the place to turn to.
  public init(reason: Title, turnTo: Title) { (self.reason, self.turnTo) = (reason, turnTo) }
}

/// The type of problem on a product's form.
public struct Topic: Hashable, Sendable {
  /// The stable name, unique within its product.
  public let slug: String
  /// The name shown to people.
  public let title: Title
  /// The kind its tickets usually are.
  public let kind: String?
  /// The keys of the details a letter about it should give.
  public let wants: [String]
  /// Why such letters are refused, if they are.
  public let outOfScope: OutOfScope?
  /// Its own promise, if it differs from the desk's.
  public let promise: Promise?

  /// A topic with these facts.
  public init(
    slug: String, title: Title, kind: String? = nil, wants: [String] = [], outOfScope: OutOfScope? = nil,
    promise: Promise? = nil
  ) {
    (self.slug, self.title, self.kind, self.wants) = (slug, title, kind, wants)
    (self.outOfScope, self.promise) = (outOfScope, promise)
  }
}

/// A product, which has its own support.
public struct Product: Hashable, Sendable {
  /// The stable name, unique in the catalog.
  public let slug: String
  /// The name shown to people.
  public let title: Title
  /// The slugs of the channels its users can write by.
  public let channels: [String]
  /// The address its users can write to, if it has one.
  public let address: String?
  /// Its topics, in the order people see them.
  public let topics: [Topic]

  /// A product with these facts.
  public init(slug: String, title: Title, channels: [String] = [], address: String? = nil, topics: [Topic]) {
    (self.slug, self.title, self.channels, self.address, self.topics) = (slug, title, channels, address, topics)
  }
}

/// What the desk answers for.
public struct Catalog: Hashable, Sendable {
  /// The products, in the order people see them.
  public let products: [Product]
  /// The kinds of matter.
  public let kinds: [NamedSlug]
  /// The channels letters come by.
  public let channels: [NamedSlug]
  /// The details that topics may want, by key.
  public let details: [NamedSlug]
  /// The desk's time zone.
  public let zone: Zone
  /// When the desk works.
  public let hours: ServiceHours
  /// What the desk promises where a topic does not say otherwise.
  public let promise: Promise
  /// What there is to say about a phone line.
  public let phone: Title?

  /// Whether any topic has a promise of its own, so that most desks need not look.
  public let hasTopicPromises: Bool

  /// A catalog of these parts, taken as they are.
  public init(
    products: [Product], kinds: [NamedSlug], channels: [NamedSlug], details: [NamedSlug] = [], zone: Zone,
    hours: ServiceHours, promise: Promise, phone: Title? = nil
  ) {
    (self.products, self.kinds, self.channels, self.details) = (products, kinds, channels, details)
    (self.zone, self.hours, self.promise, self.phone) = (zone, hours, promise, phone)
    hasTopicPromises = products.contains { $0.topics.contains { $0.promise != nil } }
  }

  /// The zone as the catalog spells it, a POSIX TZ string.
  public var zoneText: String { zone.posix }
}
