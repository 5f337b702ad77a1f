extension Table {
  /// A `tabular` in the manner of booktabs, with title and caption in a comment above and notes
  /// below it; needs `\usepackage{booktabs,amssymb}`.
  public func latex() -> String {
    let comment = [title, caption].filter { !$0.isEmpty }.map { "% \(Self.oneLine($0))" }
    let layout = columns.map(\.alignment).map { alignment in
      switch alignment {
      case .leading: "l"
      case .trailing: "r"
      case .centre: "c"
      }
    }
    var lines = comment + ["\\begin{tabular}{\(layout.joined())}", "\\toprule"]
    lines.append(Self.latexLine(columns.map { Self.escapedLaTeX($0.heading) }))
    lines.append("\\midrule")
    for row in rows {
      let entries = row.map { entry in
        let text = Self.escapedLaTeX(entry.text)
        return entry.isEmphasised && !text.isEmpty ? "\\textbf{\(text)}" : text
      }
      lines.append(Self.latexLine(entries))
    }
    lines += ["\\bottomrule", "\\end{tabular}"]
    lines += notes.map { "\\par\\footnotesize \(Self.escapedLaTeX($0))" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One row; a field that begins with a bracket is guarded, or `\\` above would take it as an option.
  private static func latexLine(_ fields: [String]) -> String {
    let first = fields.first.map { $0.hasPrefix("[") ? "{}\($0)" : $0 }
    return ((first.map { [$0] } ?? []) + fields.dropFirst()).joined(separator: " & ") + " \\\\"
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// Text that LaTeX prints as it stands: signs become commands, accents stand over what they follow.
  static func escapedLaTeX(_ text: String) -> String {
    var pieces: [String] = []
    for scalar in text.unicodeScalars {
      if let accent = accents[scalar], let last = pieces.popLast() {
        let base = last.hasPrefix("$") ? String(last.dropFirst().dropLast()) : last
        pieces.append("$\\\(accent){\(base)}$")
      } else {
        pieces.append(piece(scalar))
      }
    }
    return pieces.joined()
  }

  private static func piece(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\\": "\\textbackslash{}"
    case "~": "\\textasciitilde{}"
    case "^": "\\textasciicircum{}"
    case "&", "%", "$", "#", "_", "{", "}": "\\\(scalar)"
    case "<", ">": "$\(scalar)$"
    case "\n", "\r": " "
    case "\u{2080}"..."\u{2089}": "$_{\(scalar.value - 0x2080)}$"
    case "\u{2070}", "\u{2074}"..."\u{2079}": "\\textsuperscript{\(scalar.value - 0x2070)}"
    default: latexCommands[scalar] ?? String(Character(scalar))
    }
  }

  /// Marks that stand over the character before them.
  private static let accents: [Unicode.Scalar: String] = [
    "\u{0302}": "hat", "\u{0303}": "tilde", "\u{0304}": "bar", "\u{0307}": "dot",
  ]

  private static let latexCommands: [Unicode.Scalar: String] = [
    "\u{2212}": "$-$", "±": "$\\pm$", "×": "$\\times$", "·": "$\\cdot$", "∞": "$\\infty$",
    "≤": "$\\leq$", "≥": "$\\geq$", "≈": "$\\approx$", "≠": "$\\neq$", "→": "$\\to$",
    "↑": "$\\uparrow$", "↓": "$\\downarrow$", "√": "$\\surd$", "¹": "\\textsuperscript{1}",
    "²": "\\textsuperscript{2}", "³": "\\textsuperscript{3}", "⁻": "\\textsuperscript{$-$}",
    "–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "…": "\\dots{}",
    "✓": "$\\checkmark$", "✗": "$\\times$", "◌": "$\\circ$", "⊘": "$\\oslash$",
    "◉": "$\\odot$", "⋆": "$\\star$", "‖": "$\\|$", "∇": "$\\nabla$", "∈": "$\\in$",
    "½": "$\\frac{1}{2}$", "ᵀ": "\\textsuperscript{T}", "ᵢ": "$_{i}$", "ₖ": "$_{k}$",
    "ℓ": "$\\ell$", "§": "\\S{}", "∑": "$\\sum$", "∝": "$\\propto$", "∂": "$\\partial$",
    "|": "$|$", "α": "$\\alpha$", "β": "$\\beta$", "γ": "$\\gamma$", "δ": "$\\delta$",
    "ε": "$\\varepsilon$", "η": "$\\eta$", "θ": "$\\theta$", "κ": "$\\kappa$",
    "λ": "$\\lambda$", "μ": "$\\mu$", "ν": "$\\nu$", "π": "$\\pi$", "ρ": "$\\rho$",
    "σ": "$\\sigma$", "τ": "$\\tau$", "φ": "$\\varphi$", "ψ": "$\\psi$", "ω": "$\\omega$",
    "Δ": "$\\Delta$", "Λ": "$\\Lambda$", "Σ": "$\\Sigma$", "Φ": "$\\Phi$",
  ]
}
