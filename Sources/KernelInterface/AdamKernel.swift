/// Where the values of a step of Adam lie; results may lie where arguments do.
public struct AdamPlaces {
  public var gradient: UnsafeRawPointer
  /// What is added to the gradient, where it is a sum.
  public var addedGradient: UnsafeRawPointer?
  public var first: UnsafeRawPointer
  public var second: UnsafeRawPointer
  public var parameter: UnsafeRawPointer
  /// One number: η / (1 − β₁ᵗ).
  public var scale: UnsafeRawPointer
  /// One number: 1 − β₂ᵗ.
  public var correction: UnsafeRawPointer
  public var newFirst: UnsafeMutableRawPointer
  public var newSecond: UnsafeMutableRawPointer
  public var newParameter: UnsafeMutableRawPointer

  public init(
    gradient: UnsafeRawPointer, addedGradient: UnsafeRawPointer?, first: UnsafeRawPointer,
    second: UnsafeRawPointer, parameter: UnsafeRawPointer, scale: UnsafeRawPointer,
    correction: UnsafeRawPointer,
    newFirst: UnsafeMutableRawPointer, newSecond: UnsafeMutableRawPointer,
    newParameter: UnsafeMutableRawPointer
  ) {
    self.gradient = gradient
    self.addedGradient = addedGradient
    self.first = first
    self.second = second
    self.parameter = parameter
    self.scale = scale
    self.correction = correction
    self.newFirst = newFirst
    self.newSecond = newSecond
    self.newParameter = newParameter
  }
}

/// The numbers of Adam that a program has as constants.
public struct AdamNumbers: Sendable, Hashable {
  /// β₁ and its factor of the gradient.
  public var firstDecay: Double
  public var firstShare: Double
  /// β₂ and its factor of the squared gradient.
  public var secondDecay: Double
  public var secondShare: Double
  public var epsilon: Double

  public init(
    firstDecay: Double, firstShare: Double, secondDecay: Double, secondShare: Double,
    epsilon: Double
  ) {
    self.firstDecay = firstDecay
    self.firstShare = firstShare
    self.secondDecay = secondDecay
    self.secondShare = secondShare
    self.epsilon = epsilon
  }
}

/// One step of Adam for `count` elements:
///
///     m ← β₁m + s₁g,  v ← β₂v + s₂g²,  θ ← θ − scale·m / (√(v / correction) + ε)
public typealias AdamKernel = @Sendable (AdamPlaces, AdamNumbers, Int) -> Void
