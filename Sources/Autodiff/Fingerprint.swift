import Crypto

/// The digest of what a graph computes: SHA-256 of its canonical text, in hexadecimal.
///
/// Taken of the graph as it was traced, before any simplification, so that a better optimiser
/// changes no fingerprint. Names of variables and labels of inputs do not enter.
public func fingerprint(of graph: Subgraph) -> String { digest(canonicalText(of: graph)) }

/// SHA-256 of a text, in hexadecimal.
func digest(_ text: String) -> String {
  SHA256.hash(data: Array(text.utf8))
    .map { byte in byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16) }
    .joined()
}

/// One line per node: primitive, attributes, numbers of its inputs. Nodes are numbered in the
/// order in which a depth-first walk from the results finishes them.
func canonicalText(of graph: Subgraph) -> String {
  var numbers: [ObjectIdentifier: Int] = [:]
  var lines: [String] = []
  for parameter in graph.parameters {
    numbers[ObjectIdentifier(parameter.node)] = numbers.count
    lines.append("\(parameter.type)")
  }
  func reference(_ tensor: Tensor) -> String {
    "\(numbers[ObjectIdentifier(tensor.node)]!).\(tensor.output)"
  }
  func visit(_ root: Node) {
    var stack: [(node: Node, next: Int)] = [(root, 0)]
    while let (node, next) = stack.last {
      if numbers[ObjectIdentifier(node)] != nil {
        stack.removeLast()
      } else if next < node.inputs.count {
        stack[stack.count - 1].next += 1
        stack.append((node.inputs[next].node, 0))
      } else {
        let inputs = node.inputs.map(reference).joined(separator: " ")
        lines.append("\(node.primitive.name)(\(node.primitive.attributes)) \(inputs)")
        numbers[ObjectIdentifier(node)] = numbers.count
        stack.removeLast()
      }
    }
  }
  for result in graph.results { visit(result.node) }
  lines.append("-> " + graph.results.map(reference).joined(separator: " "))
  return lines.joined(separator: "\n")
}
