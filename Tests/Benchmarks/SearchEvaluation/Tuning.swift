// Which figures answer best? Tries each weight a little up and down in turn and keeps what improves the sum of success@1,
// MRR and the area under the refusal curve; prints the result for SearchWeights.swift. A figure that gains less than half a
// query is left where it is, so that the tuning follows many queries and not one.

import Foundation
import FullText
import HelpArticles

private let figures: [(String, any WritableKeyPath<SearchWeights, Float> & Sendable)] = [
  ("root", \.root), ("transliteration", \.transliteration), ("sound", \.sound), ("prefix", \.prefix),
  ("lastPrefix", \.lastPrefix), ("oneError", \.oneError), ("twoErrors", \.twoErrors), ("firstLetter", \.firstLetter),
  ("shortWord", \.shortWord), ("beginning", \.beginning), ("stop", \.stop), ("unknown", \.unknown),
  ("fullCover", \.fullCover), ("coverageFloor", \.coverageFloor), ("neighbours", \.neighbours), ("title", \.title),
  ("label", \.label), ("synonym", \.synonym), ("participle", \.participle), ("links", \.links),
]

func tune(_ evaluation: Evaluation, _ articles: [Article]) {
  var options = IndexOptions()
  var search = SearchOptions()
  guard var library = try? Library(articles, options: options) else { return }
  func value(_ library: Library, _ options: SearchOptions) -> Double {
    let results = evaluation.run(times: 1) { answer(library.search($0, options: options), library.index) }
    let figures = Figures(results.inScope)
    return figures.first + figures.reciprocal + 0.5 * results.area
  }
  var best = value(library, search)
  let least = 0.5 / Double(max(evaluation.queries.count, 1))
  print(String(format: "start %.4f", best))
  for field in -1..<5 {
    for factor in [0.5, 0.7, 1.4, 2] as [Float] {
      var trial = options
      if field < 0 { trial.saturation *= factor } else { trial.fields[field].weight *= factor }
      guard let other = try? Library(articles, options: trial) else { continue }
      let result = value(other, search)
      if result > best + least { (best, options, library) = (result, trial, other) }
      print(String(format: "field %d x%.1f %.4f", field, factor, result))
    }
  }
  for _ in 0..<2 {
    for (name, path) in figures {
      for factor in [0.6, 0.85, 1.15, 1.6] as [Float] {
        var trial = search
        trial.weights[keyPath: path] *= factor
        let result = value(library, trial)
        guard result > best + least else { continue }
        (best, search) = (result, trial)
        print(String(format: "%@ = %.2f: %.4f", name, search.weights[keyPath: path], best))
      }
    }
  }
  print("k1 \(options.saturation) fields \(options.fields.map(\.weight))")
  for (name, path) in figures { print(name, search.weights[keyPath: path]) }
}
