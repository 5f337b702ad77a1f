import Tensors
import Testing

struct BLASTests {
  /// A product of parts of larger matrices, so that leading dimensions matter.
  private struct Product {
    var transposeA: Bool, transposeB: Bool, rows: Int, columns: Int, inner: Int
    var leadingA: Int { (transposeA ? rows : inner) + 2 }
    var leadingB: Int { (transposeB ? inner : columns) + 1 }
    var leadingC: Int { columns + 3 }

    /// alpha·op(a)·op(b) + beta·c, element by element.
    func naive<S: BinaryFloatingPoint>(_ alpha: S, _ a: [S], _ b: [S], _ beta: S, _ c: [S]) -> [S] {
      var out = c
      for i in 0..<rows {
        for j in 0..<columns {
          var sum: S = 0
          for k in 0..<inner {
            let x = transposeA ? a[k * leadingA + i] : a[i * leadingA + k]
            sum += x * (transposeB ? b[j * leadingB + k] : b[k * leadingB + j])
          }
          let old = beta == 0 ? 0 : beta * c[i * leadingC + j]
          out[i * leadingC + j] = alpha * sum + old
        }
      }
      return out
    }
  }

  private static let products = [false, true].flatMap { a in
    [false, true].flatMap { b in
      [(1, 1, 1), (3, 5, 7), (17, 2, 33), (30, 31, 4)].map {
        Product(transposeA: a, transposeB: b, rows: $0.0, columns: $0.1, inner: $0.2)
      }
    }
  }

  @Test func floatProductsAreThoseOfTheDefinition() {
    BLAS.configure()
    for (index, p) in Self.products.enumerated() {
      let key = RandomKey(seed: 1)[index]
      let a: [Float] = key["a"].normal(40 * 40)
      let b: [Float] = key["b"].normal(40 * 40)
      let c: [Float] = key["c"].normal(40 * 40)
      for (alpha, beta) in [(1, 0), (0.5, 1), (-2, 0.25)] as [(Float, Float)] {
        var out = c
        BLAS.gemm(
          transposeA: p.transposeA, transposeB: p.transposeB, rows: p.rows, columns: p.columns,
          inner: p.inner, alpha: alpha, a, leadingA: p.leadingA, b, leadingB: p.leadingB,
          beta: beta, &out, leadingC: p.leadingC)
        let expected = p.naive(alpha, a, b, beta, c)
        #expect(zip(out, expected).allSatisfy { abs($0 - $1) < 1e-4 })
      }
    }
  }

  @Test func doubleProductsAreThoseOfTheDefinition() {
    for (index, p) in Self.products.enumerated() {
      let key = RandomKey(seed: 1)[index]
      let a: [Double] = key["a"].normal(40 * 40)
      let b: [Double] = key["b"].normal(40 * 40)
      let c: [Double] = key["c"].normal(40 * 40)
      var out = c
      BLAS.gemm(
        transposeA: p.transposeA, transposeB: p.transposeB, rows: p.rows, columns: p.columns,
        inner: p.inner, alpha: 1.5, a, leadingA: p.leadingA, b, leadingB: p.leadingB,
        beta: -1, &out, leadingC: p.leadingC)
      let expected = p.naive(1.5, a, b, -1, c)
      #expect(zip(out, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    }
  }

  @Test func zeroBetaOverwritesNaN() {
    var c: [Float] = [.nan]
    BLAS.gemm(
      rows: 1, columns: 1, inner: 1, [2], leadingA: 1, [3], leadingB: 1, beta: 0, &c, leadingC: 1)
    #expect(c == [6])
  }

  @Test func theProcessorAloneDecidesOnTheCore() {
    #expect(BLAS.coreType(hasAVX512: true) == "SkylakeX")
    #expect(BLAS.coreType(hasAVX512: false) == nil)
    #expect(!BLAS.coreName.isEmpty)
  }
}
