import Testing

@testable import Datasets

struct FreyFaceTests {
  /// A MATLAB file of one matrix whose numbers count up, by the byte order of its writer.
  private func file(
    rows: Int, columns: Int, name: String = "ff", isLittleEndian: Bool = true
  ) -> [UInt8] {
    func number(_ value: Int) -> [UInt8] {
      let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
      return isLittleEndian ? bytes.reversed() : bytes
    }
    func element(_ type: Int, _ content: [UInt8]) -> [UInt8] {
      number(type) + number(content.count) + content
        + Array(repeating: 0, count: (8 - content.count % 8) % 8)
    }
    let small =
      number(1 | name.utf8.count << 16) + Array(name.utf8)
      + Array(repeating: 0, count: 4 - name.utf8.count)
    let numbers = (0..<rows * columns).map { UInt8(truncatingIfNeeded: $0) }
    let matrix =
      element(6, number(9) + number(0)) + element(5, number(rows) + number(columns)) + small
      + element(2, numbers)
    let ending: [UInt8] = isLittleEndian ? [0, 1, 0x49, 0x4D] : [1, 0, 0x4D, 0x49]
    return Array(repeating: 0x20, count: 124) + ending + number(14) + number(matrix.count) + matrix
  }

  @Test(arguments: [true, false]) func aSoundFileIsRead(isLittleEndian: Bool) throws {
    let bytes = file(rows: 3, columns: 5, isLittleEndian: isLittleEndian)
    let matrix = try MATLABMatrix(decoding: bytes, file: "file")
    #expect(matrix.name == "ff")
    #expect(matrix.shape == (3, 5))
    #expect(matrix.scalars == (0..<15).map { UInt8($0) })
  }

  @Test func cutShortAtEveryByteItIsRefused() {
    let bytes = file(rows: 2, columns: 4)
    for count in 0..<bytes.count {
      #expect(throws: MATLABError.self, "cut to \(count) bytes") {
        _ = try MATLABMatrix(decoding: Array(bytes[..<count]), file: "file")
      }
    }
  }

  /// Any byte of the structure changed to anything: read as another sound file, or refused.
  @Test func damagedFilesNeverTrap() {
    let bytes = file(rows: 2, columns: 4)
    for position in 124..<bytes.count {
      for value in UInt8.min...UInt8.max {
        var damaged = bytes
        damaged[position] = value
        if let matrix = try? MATLABMatrix(decoding: damaged, file: "file") {
          #expect(matrix.scalars.count == matrix.shape.rows * matrix.shape.columns)
        }
      }
    }
  }

  @Test func faultsNameFileOffsetAndExpectation() {
    #expect(
      throws: MATLABError(
        file: "a.mat", offset: 3, problem: "the file ends in the header of 128 bytes")
    ) { _ = try MATLABMatrix(decoding: [0, 0, 0], file: "a.mat") }
    #expect(
      throws: MATLABError(
        file: "a.mat", offset: 128,
        problem: "expected 560×1965 numbers, a column for each image, found 2×4")
    ) { _ = try FreyFace.pixels(file(rows: 2, columns: 4), file: "a.mat") }
  }

  @Test func framesAreSplitInOrder() throws {
    let bytes = file(rows: 560, columns: 1965)
    let splits = try FreyFace().load { _ in bytes }
    #expect(splits.train.count == 1400)
    #expect(FreyFace.validation(splits).count == 300)
    let test = FreyFace.test(splits)
    #expect(test.count == 265)
    #expect(test.pixels.first == UInt8(truncatingIfNeeded: 1700 * 560))
  }

  @Test func theStandInHasTheRealMoments() throws {
    let pixels = DrawnFaces.pixels().map { Double($0) / 255 }
    let mean = pixels.reduce(0, +) / Double(pixels.count)
    let square = pixels.reduce(0) { $0 + $1 * $1 } / Double(pixels.count)
    #expect(abs(mean - 0.605) < 0.01)
    #expect(abs((square - mean * mean).squareRoot() - 0.176) < 0.01)
  }
}
