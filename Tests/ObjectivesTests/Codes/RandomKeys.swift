import Tensors

/// Keys of tests.
enum RandomKeys {
  static let one = RandomKey(seed: 1)
}
