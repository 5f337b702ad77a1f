/// A list of plain values that never changes, read without counting references.
struct FixedBuffer<Element>: Sequence {
  private let elements: UnsafeMutableBufferPointer<Element>

  init(_ values: [Element]) {
    elements = .allocate(capacity: values.count)
    _ = elements.initialize(from: values)
  }

  var count: Int { elements.count }

  @inline(__always)
  subscript(index: Int) -> Element { (elements.baseAddress.unsafelyUnwrapped + index).pointee }

  func makeIterator() -> UnsafeMutableBufferPointer<Element>.Iterator { elements.makeIterator() }

  func deallocate() {
    elements.deinitialize()
    elements.deallocate()
  }
}
