import Catalogue
import RecipeKit
import Testing
import VaGESCheckerboard

struct CheckerboardTests {
  @Test func itemsOfTheSameTrainingsShareThem() throws {
    func keys(_ id: String) throws -> [Digest] {
      let recipe = try #require(RecipeCatalogue.recipes.first { $0.item.id == id })
      return try recipe.cells(.laptop).map { try $0.parts().measurement.key }
    }
    let figure = try keys("vages/appendix-figure-3")
    let densities = try keys("vages/appendix-figure-4")
    #expect(Set(densities).isSubset(of: Set(figure)))
    #expect(figure.count == 80 && densities.count == 70)
  }

  /// The laptop computes what the paper does.
  @Test func theLaptopHasThePapersSettings() throws {
    for method in CheckerboardMethod.kernels + CheckerboardMethod.scores {
      let runs = [Profile.laptop, .paper].map { CheckerboardRun.runs([method], $0) }
      #expect(runs[0] == runs[1])
      #expect(runs[0].count == 10 && runs[0].allSatisfy { $0.iterations == 100_000 })
    }
  }

  @Test func methodsHaveNamesOfTheirOwn() {
    let all = CheckerboardMethod.kernels + CheckerboardMethod.scores
    #expect(Set(all.map(\.name)).count == all.count)
  }

  @Test func theDensityOfTheDataIntegratesToOne() {
    let cells = 50
    var sum = 0.0
    for row in 0..<cells {
      for column in 0..<cells {
        let place = (
          (Double(column) + 0.5) / Double(cells) * 2 - 0.5,
          (Double(row) + 0.5) / Double(cells) * 2 - 0.5
        )
        sum += CheckerboardModel.density(place.0, place.1) * 4 / Double(cells * cells)
      }
    }
    #expect(abs(sum - 1) < 0.05)
  }
}
