import Catalogue
import RecipeKit
import Testing

struct PaperCatalogueTests {
  @Test func everyPaperHasAllItsItems() {
    let counts = PaperCatalogue.papers.map { PaperCatalogue.items(of: $0.id).count }
    // vsm: 17 figures, 2 tables, theory. vages: 5 + 7 figures, 1 + 3 tables, theory, a supplement.
    #expect(PaperCatalogue.papers.map(\.id) == ["vsm", "tradeoff", "vages", "vae-error"])
    #expect(counts == [20, 3, 18, 8])
  }

  @Test func itemsComeInThePapersOrder() {
    let names = PaperCatalogue.items(of: "vsm").map(\.name)
    #expect(
      names == (1...17).map { "figure-\($0)" } + ["table-1", "table-2", "theory"])
  }

  @Test func idsAreUniqueAndFormedAlike() {
    let ids = PaperCatalogue.items.map(\.id)
    #expect(Set(ids).count == ids.count)
    for item in PaperCatalogue.items {
      #expect(PaperCatalogue.paper(item.paper) != nil, "\(item.id)")
      #expect(item.id == "\(item.paper)/\(item.name)")
      #expect(item.name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(item.id)")
    }
  }

  @Test func everyItemSaysWhatItShowsAndWhatItWouldTake() {
    for item in PaperCatalogue.items {
      #expect(!item.title.isEmpty && !item.label.isEmpty, "\(item.id)")
      #expect(item.shows.hasSuffix("."), "\(item.id): \(item.shows)")
      #expect(item.hole.explanation.hasSuffix("."), "\(item.id): \(item.hole.explanation)")
      #expect(!item.hole.wouldTake.isEmpty && !item.hole.wouldTake.hasSuffix("."), "\(item.id)")
    }
  }

  /// The index page answers by the verdict of a claim, so the claim has to be there.
  @Test func everyQuestionIsAnsweredByAClaimOfItsPaper() throws {
    for paper in PaperCatalogue.papers {
      let questions = PaperQuestions.of(paper.id)
      #expect((3...5).contains(questions.count), "\(paper.id)")
      for question in questions {
        #expect(question.text.hasSuffix("?") && question.item.hasPrefix(paper.id + "/"))
        let recipe = try #require(
          RecipeCatalogue.recipes.first { $0.item.id == question.item }, "\(question.item)")
        #expect(
          recipe.claims.contains { $0.id == question.claim }, "\(question.item) \(question.claim)")
      }
    }
  }

  @Test func notesOnAPaperAreItsSections() {
    let notes = PaperNotes(
      "# Title\n\nNot shown.\n\n## What was easy\n\nThis.\n\n## Contact\n\nNone.\n")
    #expect(notes.sections.map(\.heading) == ["What was easy", "Contact"])
    #expect(notes.sections.map(\.text) == ["This.", "None."])
    #expect(PaperNotes("").sections.isEmpty)
  }

  @Test(arguments: [
    ("vsm", "Wenliang (2022)"), ("tradeoff", "Levy and Ermon (undated)"),
    ("vages", "Bao et al. (2021)"), ("vae-error", "Shekhovtsov et al. (2022)"),
  ])
  func papersAreCited(_ id: String, _ citation: String) throws {
    #expect(try #require(PaperCatalogue.paper(id)).citation == citation)
  }
}
