import Glibc
import KernelInterface

/// The kernel of a function of one Float argument.
func unaryFloatKernel(_ operation: UnaryOperation) -> UnaryKernel {
  switch operation {
  case .negate: { a, out, n in map(a, out, n) { (x: FloatVector) in x.negated } }
  case .absolute: { a, out, n in map(a, out, n) { (x: FloatVector) in x.magnitude } }
  case .sign: { a, out, n in map(a, out, n) { (x: FloatVector) in sign(x) } }
  case .square: { a, out, n in map(a, out, n) { (x: FloatVector) in x * x } }
  case .squareRoot: { a, out, n in map(a, out, n) { (x: FloatVector) in squareRoot(x) } }
  case .reciprocal: { a, out, n in map(a, out, n) { (x: FloatVector) in 1 / x } }
  case .exp: { a, out, n in map(a, out, n) { (x: FloatVector) in exp(x) } }
  case .log: { a, out, n in map(a, out, n) { (x: FloatVector) in log(x) } }
  case .expm1: { a, out, n in map(a, out, n) { (x: FloatVector) in expm1(x) } }
  case .log1p: { a, out, n in map(a, out, n) { (x: FloatVector) in log1p(x) } }
  case .tanh: { a, out, n in map(a, out, n) { (x: FloatVector) in tanh(x) } }
  case .sigmoid: { a, out, n in map(a, out, n) { (x: FloatVector) in sigmoid(x) } }
  case .softplus: { a, out, n in mapSoftplus(a, out, n) }
  case .sin: { a, out, n in mapSine(a, out, n) }
  case .cos: { a, out, n in mapCosine(a, out, n) }
  case .relu: { a, out, n in map(a, out, n) { (x: FloatVector) in relu(x) } }
  case .heaviside: { a, out, n in map(a, out, n) { (x: FloatVector) in heaviside(x) } }
  case .floor: { a, out, n in map(a, out, n) { (x: FloatVector) in x.rounded(.down) } }
  }
}

/// The kernel of a function of two Float arguments.
func binaryFloatKernel(_ operation: BinaryOperation) -> BinaryKernel {
  switch operation {
  case .add:
    { a, b, out, n in map(a, b, out, n) { (a: FloatVector, b: FloatVector) in a + b } }
  case .subtract:
    { a, b, out, n in map(a, b, out, n) { (a: FloatVector, b: FloatVector) in a - b } }
  case .multiply:
    { a, b, out, n in map(a, b, out, n) { (a: FloatVector, b: FloatVector) in a * b } }
  case .divide:
    { a, b, out, n in map(a, b, out, n) { (a: FloatVector, b: FloatVector) in a / b } }
  case .maximum:
    { a, b, out, n in map(a, b, out, n) { (a: FloatVector, b: FloatVector) in maximum(a, b) } }
  case .minimum:
    { a, b, out, n in map(a, b, out, n) { (a: FloatVector, b: FloatVector) in minimum(a, b) } }
  case .less:
    { a, b, out, n in map(a, b, out, n) { (a: FloatVector, b: FloatVector) in indicator(a .< b) } }
  case .lessOrEqual:
    { a, b, out, n in map(a, b, out, n) { (a: FloatVector, b: FloatVector) in indicator(a .<= b) } }
  case .equal:
    { a, b, out, n in map(a, b, out, n) { (a: FloatVector, b: FloatVector) in indicator(a .== b) } }
  case .power:
    { a, b, out, n in mapScalars(a, b, out, n) { (a: Float, b: Float) in pow(a, b) } }
  }
}

/// The kernel of a function of three Float arguments.
func ternaryFloatKernel(_ operation: TernaryOperation) -> TernaryKernel {
  switch operation {
  case .select:
    { a, b, c, out, n in
      map(a, b, c, out, n) { (a: FloatVector, b: FloatVector, c: FloatVector) in select(a, b, c) }
    }
  case .multiplyAdd:
    { a, b, c, out, n in
      map(a, b, c, out, n) { (a: FloatVector, b: FloatVector, c: FloatVector) in
        multiplyAdd(a, b, c)
      }
    }
  }
}
