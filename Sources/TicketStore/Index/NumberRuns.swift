// In which slot is a ticket's record, while an index is made? Numbers are mostly given one after the other, so runs of
// them say it in a few bytes; only numbers that come out of order are kept one by one.

internal import Desk

/// The slots of numbers. Not for sharing between threads.
struct NumberRuns {
  private struct Run {
    var number: Int
    var slot: Int
    var count: Int

    func slot(of wanted: Int) -> Int? {
      wanted >= number && wanted < number + count ? slot + wanted - number : nil
    }
  }

  /// Each site's runs, in order of numbers.
  private var runs: [Int: [Run]] = [:]
  private var strays: [Int: Int] = [:]
  /// The run asked for last: its site and place.
  private var latest = (site: -1, run: Run(number: 0, slot: 0, count: 0))

  /// The slot of a number, if it has one.
  mutating func slot(of number: Int) -> Int? {
    if let slot = latest.run.slot(of: number) { return slot }
    let site = (number - 1) / TicketNumbers.perSite
    guard let own = runs[site] else { return strays.isEmpty ? nil : strays[number] }
    var (low, high) = (0, own.count)
    while low < high {
      let middle = (low + high) / 2
      if own[middle].number <= number { low = middle + 1 } else { high = middle }
    }
    if low > 0, let slot = own[low - 1].slot(of: number) {
      latest = (site, own[low - 1])
      return slot
    }
    return strays.isEmpty ? nil : strays[number]
  }

  /// Notes the slot of a number that has none.
  mutating func insert(_ number: Int, slot: Int) {
    let site = (number - 1) / TicketNumbers.perSite
    guard let place = runs[site]?.indices.last, let last = runs[site]?[place] else {
      runs[site] = [Run(number: number, slot: slot, count: 1)]
      return
    }
    if number == last.number + last.count, slot == last.slot + last.count {
      runs[site]?[place].count += 1
    } else if number >= last.number + last.count {
      runs[site]?.append(Run(number: number, slot: slot, count: 1))
    } else {
      strays[number] = slot
    }
  }
}
