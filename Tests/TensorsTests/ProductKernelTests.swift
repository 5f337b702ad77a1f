import Tensors
import Testing

/// Products of our own kernels, against loops over elements.
struct ProductKernelTests {
  /// Rows, terms, columns: few columns, few rows, odd ends of tiles and strips.
  private static let shapes = [
    (1, 1, 1), (9, 3, 2), (40, 30, 30), (7, 5, 33), (100, 2, 64), (1, 3, 64), (2, 4, 100),
    (3, 7, 65), (4, 2, 2000), (5, 9, 127), (6, 30, 128), (30, 30, 1000), (11, 4, 70), (64, 64, 90),
  ]

  @Test(arguments: KernelSet.available)
  func narrowProducts(_ kernels: KernelSet) {
    guard let product = kernels.float.narrowProduct else { return }
    for (rows, inner, columns) in Self.shapes {
      for isTransposed in [false, true] {
        let a = RandomKey(seed: 1)[rows][inner].floats(.normal, rows * inner)
        // The kernel may read beyond the end of b.
        let b = RandomKey(seed: 2)[columns].floats(.normal, inner * columns + 16)
        let (rowStride, innerStride) = isTransposed ? (1, rows) : (inner, 1)
        var out = [Float](repeating: 7, count: rows * columns + 1)
        product(a, rowStride, innerStride, b, &out, rows, inner, columns)
        #expect(out[rows * columns] == 7, "written beyond the end: \(rows) × \(columns)")
        for row in 0..<rows {
          for column in 0..<columns {
            var exact = 0.0
            for k in 0..<inner {
              let x = Double(a[row * rowStride + k * innerStride])
              exact += x * Double(b[k * columns + column])
            }
            #expect(abs(Double(out[row * columns + column]) - exact) < 1e-5 * Double(inner + 4))
          }
        }
      }
    }
  }

  @Test(arguments: KernelSet.available)
  func innerProducts(_ kernels: KernelSet) {
    guard let product = kernels.float.innerProducts else { return }
    for (rows, columns, inner) in [
      (1, 1, 64), (2, 4, 100), (4, 6, 80), (30, 30, 1000), (5, 7, 2049), (3, 13, 5000),
    ] {
      let a = RandomKey(seed: 3)[rows].floats(.normal, rows * inner)
      let b = RandomKey(seed: 4)[columns].floats(.normal, columns * inner)
      var out = [Float](repeating: 7, count: rows * columns + 1)
      product(a, b, &out, rows, columns, inner)
      #expect(out[rows * columns] == 7, "written beyond the end: \(rows) × \(columns)")
      for row in 0..<rows {
        for column in 0..<columns {
          var exact = 0.0
          for k in 0..<inner {
            exact += Double(a[row * inner + k]) * Double(b[column * inner + k])
          }
          #expect(abs(Double(out[row * columns + column]) - exact) < 1e-5 * Double(inner))
        }
      }
    }
  }

  @Test(arguments: KernelSet.available)
  func pairsAreTransposed(_ kernels: KernelSet) {
    for count in [1, 15, 16, 40, 100] {
      let input: [Float] = (0..<(2 * count)).map { Float($0) }
      let even: [Float] = (0..<count).map { Float(2 * $0) }
      let odd: [Float] = (0..<count).map { Float(2 * $0 + 1) }
      var separate = [Float](repeating: 0, count: 2 * count + 1)
      kernels.float.transpose(input, count, 2, &separate)
      #expect(separate == even + odd + [0])
      var joined = [Float](repeating: 0, count: 2 * count + 1)
      kernels.float.transpose(separate, 2, count, &joined)
      #expect(joined == input + [0])
    }
  }
}
