/// Every workload, in the order of the table.
enum AllWorkloads {
  static let list: [any Workload] = [
    ToyVAEWorkload(.W1), ToyVAEWorkload(.W1b), ToyVAEWorkload(.W2), ToyVAEWorkload(.W2r),
    RestrictedMachineWorkload(isToy: true), RestrictedMachineWorkload(isToy: false),
    ImageVAEWorkload(isRegularised: false), ImageVAEWorkload(isRegularised: true),
    DocumentWorkload(), AnnealingWorkload(isToy: true), AnnealingWorkload(isToy: false),
    FaceWorkload(unrolled: nil), FaceWorkload(unrolled: 0), FaceWorkload(unrolled: 2),
    FaceWorkload(unrolled: 5),
  ]
}
