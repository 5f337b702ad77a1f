/// Numbers of steps that may run now: urgent ones first, then the lowest.
struct Ready {
  private let isUrgent: [Bool]
  private var isReady: [Bool]
  private var urgent: [Int] = []
  /// No number below is ready, urgent ones aside.
  private var lowest = 0

  init(_ isUrgent: [Bool]) {
    self.isUrgent = isUrgent
    isReady = Array(repeating: false, count: isUrgent.count)
  }

  mutating func insert(_ number: Int) {
    if isUrgent[number] { return urgent.append(number) }
    isReady[number] = true
    lowest = min(lowest, number)
  }

  /// Takes the next one out.
  mutating func next() -> Int? {
    if let number = urgent.popLast() { return number }
    while lowest < isReady.count {
      if isReady[lowest] {
        isReady[lowest] = false
        return lowest
      }
      lowest += 1
    }
    return nil
  }
}
