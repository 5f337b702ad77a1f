import Tables
import Testing

@testable import Comparison

/// Tables are split fast and read only where they differ.
struct StoredTableTests {
  private func table(_ text: String) -> StoredTable { StoredTable(Array(text.utf8)) }

  @Test func readsWhatRowsWrite() throws {
    var rows = Rows([Column("cell"), Column("name"), Column("value")])
    rows.append(["cell": "c1", "name": "a, \"b\"\nc", "value": .number(0.1)])
    rows.append(["cell": "902080634e25", "name": "", "value": .number(.nan)])
    rows.append(["cell": "c1", "value": .integer(-7)])
    rows.append(["cell": "c1", "name": "nano", "value": .number(-.infinity)])
    let read = table(rows.csv())
    #expect(read.header == ["cell", "name", "value"])
    #expect(read.count == 4)
    for index in 0..<4 {
      #expect(read.values(index) == ["cell", "name", "value"].map { rows[index][$0] })
    }
    #expect(read.blocks() == ["c1": [0, 2, 3], "902080634e25": [1]])
  }

  @Test func damagedFilesAreTakenAsTheyAre() {
    #expect(table("").header.isEmpty)
    #expect(table("a,b\n1").values(0) == [.integer(1)])
    #expect(table("a\n\"open").values(0) == [.text("open")])
  }

  @Test func theFirstColumnDoesNotCount() {
    let (old, new) = (table("cell,x\nk1,1.0\n"), table("cell,x\nk2,1.0\n"))
    #expect(StoredTable.sameContent(old, [0], new, [0]))
    #expect(!StoredTable.sameContent(old, [0], table("cell,x\nk2,1.5\n"), [0]))
    #expect(!StoredTable.sameContent(old, [0], new, []))
  }
}

/// Which columns name a row and which hold results.
struct ColumnRolesTests {
  private func roles(_ header: [String], _ columns: [Column], _ rows: [[Value]]) -> ColumnRoles {
    ColumnRoles(header: header, columns: columns, samples: [rows])
  }

  @Test func theShortestBeginningThatTellsRowsApartNamesThem() {
    let found = roles(
      ["cell", "s", "method", "value", "error"],
      ["s", "method", "value", "error"].map { Column($0) },
      [
        ["c", 0.1, "x", 1.5, 1.5], ["c", 0.1, "y", 1.5, 1.0], ["c", 0.2, "x", 1.5, 1.5],
      ])
    #expect(found.naming == [1, 2] && found.results == [3, 4])
  }

  /// One row a cell: words and counts before the first declared result describe it.
  @Test func aSingleRowIsDescribedByWordsAndCounts() {
    let columns = [
      Column("method"), Column("K"), Column("seed"), Column("nll", direction: .lowerIsBetter),
      Column("divergedAt"),
    ]
    let found = roles(
      ["cell"] + columns.map(\.name), columns, [["c", "elbo", 5, 1, 2.5, .missing]])
    #expect(found.naming.isEmpty && found.describing == [1, 2] && found.results == [4, 5])
  }

  @Test func stepsAreCountsAndNameRows() {
    let columns = [Column("step", unit: .updates), Column("loss")]
    let found = roles(
      ["cell", "step", "loss"], columns, [["c", 1, 0.5], ["c", 2, 0.5]])
    #expect(found.naming == [1] && found.results == [2])
  }

  /// A declared result never names a row, even where only it tells rows apart.
  @Test func declaredResultsAreResults() {
    let columns = [Column("kind"), Column("m", digits: 3)]
    let found = roles(["cell", "kind", "m"], columns, [["c", "peak", -1.2], ["c", "peak", 1.2]])
    #expect(found.naming == [1] && found.results == [2])
  }

  @Test(arguments: [
    ("ring, K = 5, seed 3", "ring, K = 5"), ("seed 3, ring", "ring"), ("seed 3", "seed 3"),
    ("B12, seed 1, from the encoder", "B12, from the encoder"), ("ring", "ring"),
    ("a seed 3 apart", "a seed 3 apart"),
  ])
  func labelsWithoutTheirSeed(_ label: String, _ group: String) {
    #expect(StoredCell.withoutSeed(label) == group)
  }
}
