import RecipeKit

/// How a deep model is trained on the checkerboard.
enum ToyMethod: Hashable, Sendable {
  /// VaGES-MDSM: the latent model, its score estimated by particles.
  case variational
  /// BiMDSM with N unrolled steps: the latent model, differentiated through the posterior.
  case bilevel(unrolled: Int)
  /// MDSM: the model without latents, with its exact score.
  case visible

  static let all: [ToyMethod] = [
    .variational, .bilevel(unrolled: 0), .bilevel(unrolled: 5), .visible,
  ]

  var name: String {
    switch self {
    case .variational: "VaGES-MDSM"
    case .bilevel(let unrolled): "BiMDSM, N = \(unrolled)"
    case .visible: "MDSM, no latents"
    }
  }

  var series: Series {
    let series = Series(name)
    switch self {
    case .variational: return series.inked(.palette(0)).dashed(.solid).marked(.circle)
    case .bilevel(0):
      return series.inked(.palette(1)).dashed(.dotted).marked(.square, isFilled: false)
    case .bilevel(5): return series.inked(.palette(1)).dashed(.solid).marked(.square)
    case .bilevel:
      return series.inked(.palette(1)).dashed(.dashed).marked(.triangleUp, isFilled: false)
    case .visible: return series.inked(.foreground).dashed(.dashed).marked(.diamond)
    }
  }
}
