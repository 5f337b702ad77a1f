import Artifacts

/// Decides which cell comes next: longest first; one cell of those that share a missing training
/// before the others; cells that want the machine alone last, one at a time.
struct Schedule {
  private enum State: Equatable {
    case ready
    /// For the training that another task makes.
    case waiting(on: Int)
    case running
    case done
  }

  private(set) var tasks: [CellTask]
  private var states: [State]
  private let order: [Int]

  /// A schedule of tasks with different keys.
  init(_ tasks: [CellTask]) {
    self.tasks = tasks
    // Stable, so that the order never depends on the sort's inner workings.
    order = tasks.indices.sorted { a, b in
      let (left, right) = (tasks[a], tasks[b])
      if left.cell.wantsMachineAlone != right.cell.wantsMachineAlone {
        return right.cell.wantsMachineAlone
      }
      return left.cost != right.cost ? left.cost > right.cost : a < b
    }
    states = tasks.map { _ in .ready }
    var leaders: [Digest: Int] = [:]
    for index in order where tasks[index].needsTraining {
      guard let training = tasks[index].trainingKey else { continue }
      if let leader = leaders[training] {
        states[index] = .waiting(on: leader)
        self.tasks[index].recomputeTraining = false
      } else {
        leaders[training] = index
      }
    }
  }

  /// Whether every task has ended.
  var isDone: Bool { states.allSatisfy { $0 == .done } }

  /// Tasks that have not begun or are not done.
  var unfinished: [CellTask] { order.sorted().filter { states[$0] != .done }.map { tasks[$0] } }

  /// The running tasks, in the order of the plan.
  var running: [Int] { states.indices.filter { states[$0] == .running } }

  /// Takes the task to begin now; `nil` when a running one must end first, or none is left.
  mutating func next() -> Int? {
    guard let index = order.first(where: { states[$0] == .ready }) else { return nil }
    if tasks[index].cell.wantsMachineAlone {
      // Others may still wait for the training that a running task makes.
      guard running.isEmpty else { return nil }
    } else if running.contains(where: { tasks[$0].cell.wantsMachineAlone }) {
      return nil
    }
    states[index] = .running
    return index
  }

  /// Threads of a task that begins now: two where the places are twice as many as the tasks left, so
  /// that none stays idle. A task that measures time has the one that its times are of.
  func threads(for index: Int, places: Int) -> Int {
    let left = states.count { $0 != .done }
    return places >= 2 * left && !tasks[index].cell.wantsMachineAlone ? 2 : 1
  }

  /// A task's results are stored, or it failed after its training was stored.
  mutating func ended(_ index: Int) {
    states[index] = .done
    for follower in followers(of: index) { states[follower] = .ready }
  }

  /// A task failed before its training was stored.
  ///
  /// - Returns: The tasks that needed the same training and are given up with it.
  mutating func failedInTraining(_ index: Int) -> [Int] {
    states[index] = .done
    let lost = followers(of: index)
    for follower in lost { states[follower] = .done }
    return lost
  }

  private func followers(of index: Int) -> [Int] {
    states.indices.filter { states[$0] == .waiting(on: index) }
  }
}
