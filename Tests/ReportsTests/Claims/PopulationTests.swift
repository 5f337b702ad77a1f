import Tables
import Testing

@testable import Reports

struct PopulationTests {
  static let holds = better(1)
  static let fails = better(-1)
  static let open = better(0.1)
  static let near = Outcome.equivalent(
    "A", "B", ClaimSamples.pairs(5, mean: 0, deviation: 1), margin: Margin(0.5, because: "why"),
    metric: ClaimSamples.bound)

  static func better(_ mean: Double, deviation: Double = 0.3) -> Outcome {
    .better(
      "A", than: "B", ClaimSamples.pairs(5, mean: mean, deviation: deviation),
      metric: ClaimSamples.bound)
  }

  static func all(_ outcomes: Outcome...) -> Outcome {
    .all(zip(["ring", "banana", "pinwheel"], outcomes).map { ($0, $1) }, of: "data sets")
  }

  @Test func reproducedOnlyWhenAllAre() {
    let outcome = Self.all(Self.holds, Self.better(0.6), Self.holds)
    #expect(outcome.verdict == .reproduced)
    #expect(
      outcome.evidence.hasPrefix("3 of 3 data sets hold. Closest, banana: A − B, bound: mean"))
    #expect(outcome.facts == ["cases": 3, "reproduced": 3])
    #expect(Self.all(Self.holds, Self.near).verdict == .consistent)
    #expect(Self.all(Self.holds, Self.near, Self.open).verdict == .inconclusive)
    #expect(Self.all(Self.holds, .exact(true, "yes")).verdict == .reproduced)
  }

  @Test func aFailureNamesItsPlace() {
    let outcome = Self.all(Self.holds, Self.fails, Self.open)
    #expect(outcome.verdict == .contradicted)
    #expect(
      outcome.evidence.hasPrefix(
        "1 of 3 data sets hold; fails at banana (Holm, 5 %); undecided at pinwheel. banana: A − B, "
          + "bound: mean difference −1.0 nats"))
    #expect(outcome.seedsNeeded == nil)
  }

  @Test func undecidedCasesSayHowManySeeds() {
    let outcome = Self.all(Self.holds, Self.open, Self.near)
    #expect(outcome.verdict == .inconclusive)
    #expect(outcome.seedsNeeded == max(Self.open.seedsNeeded ?? 0, Self.near.seedsNeeded ?? 0))
    #expect(
      outcome.evidence.hasPrefix(
        "1 of 3 data sets hold; undecided at banana; consistent at pinwheel. banana:"))
  }

  @Test func oneOfManyFailuresMayBeChance() {
    let borderline = Self.better(-0.4)  // p a little below 0.05
    #expect(borderline.verdict == .contradicted)
    let cases = (1...20).map { ("case \($0)", $0 == 7 ? borderline : Self.holds) }
    let outcome = Outcome.all(cases)
    #expect(outcome.verdict == .inconclusive)
    #expect(
      outcome.evidence.hasPrefix("19 of 20 cases hold; undecided at case 7. 1 of 20 lie outside"))
    #expect(outcome.evidence.contains("before Holm's correction, 1 expected by chance"))
    #expect(outcome.members[6].outcome.evidence.hasSuffix("chance alone explains this (Holm, 5 %)"))
    let clear = (1...20).map { ("case \($0)", $0 == 7 ? Self.better(-2) : Self.holds) }
    #expect(Outcome.all(clear).verdict == .contradicted)
  }

  @Test func exactFailuresNeedNoCorrection() {
    let outcome = Outcome.all(
      1...30, of: "grid points", label: { "point \($0)" },
      test: { point in
        .exact("gap", Double(point), is: .below(10))
      })
    #expect(Outcome.all(1...9) { .exact("gap", $0, is: .below(10)) }.verdict == .reproduced)
    #expect(outcome.verdict == .contradicted)
    #expect(
      outcome.evidence.hasPrefix(
        "9 of 30 grid points hold; 21 contradicted. Clearest, point 10: gap is 10, which is not "
          + "below 10"))
  }

  @Test func longNamesGiveWayToCounts() {
    let labels = ["ring, K = 1", "ring, K = 2", "ring, K = 5"]
    let outcomes = [Self.open, Self.holds, Self.open]
    let mixed = Outcome.all(zip(labels, outcomes).map { ($0, $1) })
    #expect(
      mixed.evidence.hasPrefix(
        "1 of 3 cases hold; 2 undecided. Nearest to a decision, ring, K = 1:"))
    let none = Outcome.all(labels.map { ($0, Self.fails) })
    #expect(none.evidence.hasPrefix("0 of 3 cases hold; all contradicted (Holm, 5 %). Clearest,"))
  }

  @Test func missingCasesKeepItOpen() {
    let missing = Outcome.notAttempted("no step size is given")
    let blocked = Outcome.blocked("no data")
    #expect(Self.all(Self.holds, missing).verdict == .inconclusive)
    #expect(Self.all(Self.holds, missing).evidence.contains("not attempted at banana"))
    #expect(Self.all(Self.fails, blocked).verdict == .contradicted)
    #expect(Self.all(missing, missing).verdict == .notAttempted)
    #expect(Self.all(missing, blocked).verdict == .blocked)
    #expect(Outcome.all([] as [Outcome]).verdict == .notAttempted)
    let judged = Outcome.judged(by: "R", on: "1 May", checklist: ["sharp": true])
    #expect(Self.all(Self.holds, judged).verdict == .judged)
    #expect(Outcome.all([Self.holds, Self.fails]).evidence.contains("fails at part 2"))
  }

  @Test func populationsNest() {
    let outer = Outcome.all([Self.all(Self.holds, Self.holds), Self.all(Self.holds, Self.fails)])
    #expect(outer.verdict == .contradicted)
    #expect(outer.members[1].outcome.members.count == 2)
  }

  @Test func anyNeedsOneBeyondChance() {
    func any(_ outcomes: Outcome...) -> Outcome {
      .any(outcomes.enumerated().map { ("case \($0 + 1)", $1) })
    }
    #expect(any(Self.open, Self.holds).verdict == .reproduced)
    #expect(
      any(Self.open, Self.holds).evidence.hasPrefix("1 of 2 cases hold (Holm, 5 %): case 2. "))
    #expect(any(Self.fails, Self.fails).verdict == .contradicted)
    #expect(any(Self.fails, Self.open).verdict == .inconclusive)
    #expect(any(Self.fails, Self.near).verdict == .consistent)
    #expect(any(.blocked("x"), .notAttempted("y")).verdict == .blocked)
    #expect(any(.notAttempted("y")).verdict == .notAttempted)
    #expect(Outcome.any([] as [(label: String, outcome: Outcome)]).verdict == .notAttempted)
    let judged = Outcome.judged(by: "R", on: "1 May", checklist: ["sharp": true])
    #expect(any(judged, Self.open).verdict == .judged)
    let lucky = Outcome.any(1...20) { $0 == 3 ? Self.better(0.4) : Self.open }
    #expect(lucky.verdict == .inconclusive)
    #expect(
      lucky.evidence.hasPrefix("none of 20 cases holds after Holm's correction; 1 would alone"))
  }
}
