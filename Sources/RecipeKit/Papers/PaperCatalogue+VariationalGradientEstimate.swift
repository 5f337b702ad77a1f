extension PaperCatalogue {
  static let variationalGradientEstimate = Entry(
    paper: Paper(
      id: "vages",
      title: "Variational (Gradient) Estimate of the Score Function in Energy-based Latent "
        + "Variable Models",
      authors: ["Fan Bao", "Kun Xu", "Chongxuan Li", "Lanqing Hong", "Jun Zhu", "Bo Zhang"],
      venue: "ICML, PMLR 139", year: 2021, address: "https://arxiv.org/abs/2010.08258",
      summary: """
        Estimates the score of an energy-based latent variable model, and the score's gradient in \
        the parameters, by samples of a variational posterior. The bias is bounded by the root of \
        the posteriors' divergence. With these estimates, kernel Stein discrepancy and score \
        matching train such models without unrolling.
        """),
    items: mainItems + appendixFigures + appendixTables + [
      Item(
        id: "vages/theory", kind: .theory, label: "Theory",
        title: "Estimators, control variate and invariances",
        shows: "Deterministic checks: the estimators' expectations, the control variate's zero "
          + "variance at the exact posterior, invariance to normalisers.",
        hole: .later(
          "The recipe is not written yet.", takes: "seconds: closed forms on a small GRBM")
      ),
      Item(
        id: "vages/sensitivity-2d", kind: .supplement, label: "Sensitivity in 2-D",
        title: "The appendix's sensitivity analysis on a two-dimensional toy",
        shows: "What the appendix varies on CIFAR-10 (latents, depth, particles, noise, steps), "
          + "with a small deep EBLVM on the checkerboard. Not in the paper.",
        hole: .later(
          "The recipe is not written yet.",
          takes: "5 to 10 minutes a full training, 20 000 iterations for the sweeps")),
    ])

  private static let mainItems: [Item] = [
    Item(
      id: "vages/figure-1", kind: .figure, label: "Figure 1",
      title: "Bias of the estimates against the divergence of the posteriors",
      shows: "Bias of VaES and VaGES for a GRBM (KL) and a Gaussian model (Fisher) as the "
        + "variational posterior is disturbed, at one Frey face image.",
      hole: .later("The recipe is not written yet.", takes: "seconds: closed forms, 1000 dots")),
    Item(
      id: "vages/figure-2", kind: .figure, label: "Figure 2",
      title: "Test likelihood of KSD, VaGES-KSD and IS-KSD",
      shows: "Test log-likelihood over 100 000 iterations of seven methods, ten seeds, GRBM on the "
        + "checkerboard.",
      hole: .later(
        "The recipe is not written yet.",
        takes: "70 trainings of 100 000 small steps: minutes with fused kernels")),
    Item(
      id: "vages/figure-3", kind: .figure, label: "Figure 3",
      title: "Time, memory and likelihood of VaGES-DSM and BiDSM",
      shows: "Cost and test log-likelihood against the number of particles and of inner steps, "
        + "GRBM on Frey faces.",
      hole: .later(
        "The recipe is not written yet.",
        takes: "36 trainings of 20 000 steps of a 560–400 GRBM: 4 to 8 hours of one core")),
    Item(
      id: "vages/table-1", kind: .table, label: "Table 1",
      title: "FID on CIFAR-10 and CelebA",
      shows: "Sample quality of deep EBLVMs beside other energy-based models.",
      hole: deep(days: 139, dataset: "CIFAR-10")),
    Item(
      id: "vages/figure-4", kind: .figure, label: "Figure 4",
      title: "Interpolation in the latent space",
      shows: "Samples as the latent moves from a training image's posterior mean to its negative, "
        + "on three image sets.",
      hole: deep(days: 8, dataset: "MNIST alone")),
    Item(
      id: "vages/figure-5", kind: .figure, label: "Figure 5",
      title: "The exact Fisher divergence of a GRBM, estimated",
      shows: "Estimated and true Fisher divergence against the size of a disturbance, for 200 and "
        + "500 dimensions.",
      hole: .later(
        "The recipe is not written yet.",
        takes: "12 trainings of 20 000 steps: 1 to 1.5 hours of one core")),
  ]

  private static let appendixFigures: [Item] = [
    Item(
      id: "vages/appendix-figure-1", kind: .figure, label: "Appendix figure 1",
      title: "Diagram of the deep EBLVM",
      shows: "The architecture of the energy function; a drawing without data.",
      hole: .later("A drawing without data.", takes: "a diagram of the model as it is built here")),
    Item(
      id: "vages/appendix-figure-2", kind: .figure, label: "Appendix figure 2",
      title: "Densities after KSD training",
      shows: "The checkerboard and the densities learned by the seven methods of Figure 2.",
      hole: .later("The recipe is not written yet.", takes: "the trainings of Figure 2")),
    Item(
      id: "vages/appendix-figure-3", kind: .figure, label: "Appendix figure 3",
      title: "Test likelihood of score matching and its rivals",
      shows:
        "Test log-likelihood over 100 000 iterations of CD-1, PCD-1, NCE, VNCE, DSM, VaGES-DSM "
        + "and BiDSM, ten seeds, GRBM on the checkerboard.",
      hole: .later(
        "The recipe is not written yet.", takes: "70 trainings of 100 000 small steps: minutes")),
    Item(
      id: "vages/appendix-figure-4", kind: .figure, label: "Appendix figure 4",
      title: "Densities after score matching and its rivals",
      shows:
        "The checkerboard and the densities learned by the seven methods of appendix figure 3.",
      hole: .later("The recipe is not written yet.", takes: "the trainings of appendix figure 3")),
    Item(
      id: "vages/appendix-figure-5", kind: .figure, label: "Appendix figure 5",
      title: "Samples of deep EBLVMs",
      shows: "Grids of samples on MNIST, CIFAR-10 and CelebA.",
      hole: deep(days: 8, dataset: "MNIST alone")),
    Item(
      id: "vages/appendix-figure-6", kind: .figure, label: "Appendix figure 6",
      title: "Interpolated annealed Langevin trajectories",
      shows: "Trajectories from shared noise as the latent is interpolated, on three image sets.",
      hole: deep(days: 8, dataset: "MNIST alone")),
    Item(
      id: "vages/appendix-figure-7", kind: .figure, label: "Appendix figure 7",
      title: "Effect of the control variate",
      shows: "Test log-likelihood of VaGES-KSD and VaGES-DSM with and without the control variate, "
        + "ten seeds, GRBM on the checkerboard.",
      hole: .later(
        "The recipe is not written yet.", takes: "40 trainings of 100 000 small steps: minutes")),
  ]

  private static let appendixTables: [Item] = [
    Item(
      id: "vages/appendix-table-1", kind: .table, label: "Appendix table 1",
      title: "Langevin step size, noise and latent dimension",
      shows: "FID on 1000 samples over a grid of 39 settings on CIFAR-10.",
      hole: deep(days: 139, dataset: "CIFAR-10, for each of 39 settings")),
    Item(
      id: "vages/appendix-table-2", kind: .table, label: "Appendix table 2",
      title: "Time and memory of deep EBLVMs",
      shows: "Minutes for 2000 iterations and memory of VaGES and BiSM on graphics processors.",
      hole: .machinery(
        "Needs convolutions; the paper's times are those of graphics processors that are not here.",
        takes: "2000 iterations of four methods; ratios can be compared, absolute times cannot")),
    Item(
      id: "vages/appendix-table-3", kind: .table, label: "Appendix table 3",
      title: "Sensitivity analysis",
      shows: "FID on CIFAR-10 as one setting is varied: latents, layers, particles, noise, steps.",
      hole: deep(days: 139, dataset: "CIFAR-10, for each of about 20 settings")),
  ]

  private static func deep(days: Int, dataset: String) -> Hole {
    .computing(
      "Needs convolutions and the training of a deep EBLVM on images.",
      takes: "about \(days) days at 200 GFLOP/s on \(dataset); a narrow network on 16×16 digits "
        + "shows the orderings in an hour")
  }
}
