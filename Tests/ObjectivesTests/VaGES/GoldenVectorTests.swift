import Autodiff
import Metrics
import Models
import Networks
import Objectives
import Optimizers
import Testing

/// Values of §9.4 of the specification: models, estimators and objectives of the score.
struct GoldenVectorTests {
  let model = GoldenSetting.model
  let theta = GoldenSetting.theta()
  let phi = GoldenSetting.phi()
  let v = GoldenSetting.v
  let h = GoldenSetting.particles
  let z = GoldenSetting.z
  var parameters: EnergyParameters { EnergyParameters(model: theta, posterior: phi) }

  private func gradients(_ value: Tensor) -> [String: Tensor] {
    Dictionary(
      uniqueKeysWithValues: zip(
        theta.names, gradient(of: value, withRespectTo: theta.tensors)))
  }

  @Test func theModelInClosedForm() {
    expect(model.logDensity(theta, v, h), [0.8171875, 0.2271875, -1.3578125])
    expect(model.freeEnergy(theta, v), [-1.842483247])
    expect(
      model.posterior(theta, given: v).mean, [0.6433651457, 0.2279364506, 0.7221196058])
    expect(model.score(theta, v), [-1.764664173, -0.05717415414])
    expect(model.logNormaliser(theta), [3.289008579])
    expect(BoltzmannLikelihood(model).perExample(theta, v), [-1.446525332])
    expect(model.scoreTrace(theta, v), [-5.106710573])
  }

  @Test func estimatorsOfTheScore() {
    let estimator = VariationalScore(model, GoldenSetting.posterior, particles: 3)
    expect(estimator.score(parameters, v, h), [-1.9, 0.02291666667])
    let projected = model.projectedScores(theta, v, h, along: z)
    expect(
      projected - projected.mean([0], keepingAxes: true), [1.048333333, 0.8783333333, -1.926666667])
    var controlled = estimator
    controlled.usesControlVariate = true
    expect(controlled.score(parameters, v, h), [-1.857371423, -0.006148031646])
    expect(
      ImportanceSampledScore(model, particles: 3).score(parameters, v, h),
      [-1.435369506, -0.2421056338])
  }

  @Test func gradientOfTheVariationalEstimate() {
    let estimator = VariationalScore(model, GoldenSetting.posterior, particles: 3)
    let found = gradients(
      estimator.surrogate(parameters, v, along: z, mean: h, covariance: h))
    expect(found["logSigma"]!, [4.32, 0.4375])
    expect(found["visibleBias"]!, [3.6, -2.1875])
    expect(found["hiddenBias"]!, [-0.4391666667, -0.9633333333, 0.9633333333])
    expect(
      found["weight"]!,
      [0.2925833333, -0.3743333333, 1.274333333, -0.8015833333, -0.1776666667, -1.222333333])
  }

  @Test func gradientOfTheExactScore() {
    let found = gradients(
      ExactScore(model).surrogate(parameters, v, along: z, key: .placeholder("unused")))
    expect(found["hiddenBias"]!, [0.03900589395, -0.2569328806, 0.3040042643])
    expect(
      found["weight"]!,
      [0.6063327569, 0.02528978909, 0.8627106302, -0.9124129722, -0.2420311666, -1.102168727])
  }

  @Test func kernelSteinDiscrepancy() {
    let objective = KernelSteinDiscrepancy()
    let partner = GoldenSetting.partner
    expect(objective.kernel(v, partner), [0.08208499862])
    let problem = objective.problem(v, partner)
    let z = problem.cotangent(model.score(theta, v))
    expect(z, [-0.9657024425, 1.637006832])
    let partnerScore = model.score(theta, partner)
    expect((z * partnerScore).sum(-1), [0.8364464948])
    expect(
      objective.value(v, partner, score: model.score(theta, v), partnerScore: partnerScore),
      [-25.14371485])
    let found = gradients(
      objective.surrogate(
        ExactScore(model), parameters, problem, key: .placeholder("unused")))
    expect(found["hiddenBias"]!, [-0.03576900955, 0.3126775668, -0.3704954798])
    expect(
      found["weight"]!,
      [-0.6405417658, -0.06458664692, -0.8802822528, 1.053008625, 0.3962365676, 1.152430265])
  }

  @Test func denoisingScoreMatching() {
    let objective = DenoisingScoreMatching(noise: 0.05)
    let problem = objective.problem(v, noise: GoldenSetting.epsilon)
    let z = problem.cotangent(model.score(theta, problem.observed))
    expect(0.5 * z.squaredNorm(), [320.5878018])
    let found = gradients(
      objective.surrogate(
        ExactScore(model), parameters, problem, key: .placeholder("unused")))
    expect(found["logSigma"]!, [40.76019931, 11.98665768])
    expect(found["visibleBias"]!, [32.60815945, -37.45830526])
    expect(found["hiddenBias"]!, [-0.1648664598, -3.038734503, 4.011962702])
    expect(
      found["weight"]!,
      [5.126145292, -0.4142927691, 8.88388357, -15.36699371, -4.166483818, -19.01605681])
  }

  @Test func multilevelDenoisingScoreMatching() {
    let objective = MultilevelDenoisingScoreMatching(
      reference: 0.1, first: 0.3, last: 3, spacing: .geometric)
    let problem = objective.problem(v, noise: GoldenSetting.epsilon)
    let z = problem.cotangent(model.score(theta, problem.observed))
    expect(z, [141.4329285, -395.0014182])
    expect(0.5 * (0.3 * z).squaredNorm(), [7921.322716])
    let spaced = objective.levels(3)
    for (level, expected) in zip(spaced, [0.3, 0.9.squareRoot(), 3]) {
      #expect(abs(level - expected) < 1e-12)
    }
  }
}
