import Artifacts
import Foundation
import Synchronization
import Testing

@testable import Experiments

/// The worker's side, in this process, over pipes.
@Suite struct WorkerLoopTests {
  final class Peer: Sendable {
    let bench: Bench
    private let requests: Experiments.Pipe
    private let messages: Experiments.Pipe
    private let status = Mutex<Int32?>(nil)
    private let done = DispatchSemaphore(value: 0)

    init(_ cells: [SumCell]) throws {
      bench = try Bench()
      requests = try Experiments.Pipe()
      messages = try Experiments.Pipe()
      let loop = WorkerLoop(
        store: bench.store, data: .none, input: requests.reading, output: messages.writing,
        orphanGrace: .seconds(30)
      ) { recipe, _ in
        guard recipe == "demo/figure-1" else { throw Mishap(description: "no recipe \(recipe)") }
        return cells.map(\.cell)
      }
      Thread { [self] in
        let ended = loop.run()
        status.withLock { $0 = ended }
        close(messages.writing)
        done.signal()
      }.start()
    }

    func tell(_ request: WorkerRequest) throws { tell(try request.line()) }

    func tell(_ line: Data) {
      _ = line.withUnsafeBytes { write(requests.writing, $0.baseAddress, $0.count) }
    }

    /// What it says next, progress left out, until so many messages were heard or it ended.
    func hear(_ count: Int) throws -> [WorkerMessage] {
      var heard: [WorkerMessage] = []
      var line = Data()
      var byte: UInt8 = 0
      while heard.count < count, read(messages.reading, &byte, 1) == 1 {
        line.append(byte)
        guard byte == 0x0A else { continue }
        let message = try JSONLine.decode(WorkerMessage.self, from: line)
        if message.type != .progress { heard.append(message) }
        line = Data()
      }
      return heard
    }

    /// Ends the worker's input and gives its status.
    func end() -> Int32? {
      close(requests.writing)
      done.wait()
      close(messages.reading)
      return status.withLock { $0 }
    }

    func request(_ cell: SumCell) throws -> CellRequest {
      try #require(bench.planner().plan([bench.recipe([cell])]).tasks.first).request()
    }
  }

  @Test func cellsAreComputedOneAfterTheOther() throws {
    let cells = [SumCell(label: "a"), SumCell(label: "b", scale: 3)]
    let peer = try Peer(cells)
    try peer.tell(.begin(.test))
    for cell in cells { try peer.tell(.run(peer.request(cell))) }
    #expect(try peer.hear(4).map(\.type) == [.ready, .log, .finished, .finished])
    #expect(peer.end() == 0)
    #expect(try peer.bench.results(cells).count == 2)
  }

  @Test func aCellThatThrowsIsToldWithItsStage() throws {
    let cell = SumCell(steps: 2, beforeMeasurement: { throw Mishap(description: "no ruler") })
    let peer = try Peer([cell])
    try peer.tell(.begin(.test))
    var unknown = try peer.request(cell)
    try peer.tell(.run(unknown))
    unknown.reference.label = "other"
    try peer.tell(.run(unknown))
    unknown.reference.recipe = "demo/figure-2"
    try peer.tell(.run(unknown))
    let messages = try peer.hear(4)
    #expect(messages.map(\.type) == [.ready, .failed, .failed, .failed])
    #expect(messages[1].stage == .measurement && messages[1].text == "no ruler")
    #expect(messages[2].text?.contains("has no cell 'other'") == true)
    #expect(messages[3].text == "no recipe demo/figure-2")
    #expect(peer.end() == 0)
  }

  @Test func aStopSavesTheState() throws {
    let cell = SumCell(steps: 1_000_000, beforeStep: { _ in usleep(1000) })
    let peer = try Peer([cell])
    try peer.tell(.begin(.test))
    let request = try peer.request(cell)
    try peer.tell(.run(request))
    #expect(try peer.hear(2).map(\.type) == [.ready, .log], "it is past step 2")
    try peer.tell(.stop)
    #expect(try peer.hear(1).map(\.type) == [.interrupted])
    #expect(peer.end() == 0)
    let key = try #require(request.trainingKey.flatMap { Digest(hex: $0) })
    let kept = try #require(try peer.bench.store.checkpoints(for: key).read().checkpoint)
    #expect(kept.step > 2)
    #expect(try kept.tables()["curves"]?.count == kept.step)
  }

  @Test func nonsenseEndsTheWorker() throws {
    let peer = try Peer([])
    peer.tell(Data("make me a sandwich\n".utf8))
    #expect(try peer.hear(2).map(\.type) == [.ready])
    #expect(peer.end() == 2)
  }
}
