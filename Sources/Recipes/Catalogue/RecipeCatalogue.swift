import RecipeKit
import TradeoffFigure1
import TradeoffFigure2
import TradeoffTheory
import VAEErrorFigure1
import VAEErrorFigure2
import VAEErrorHashing
import VAEErrorTable2
import VAEErrorTheory
import VSMFigure1
import VSMFigure2
import VSMFigure3
import VSMFigure5
import VSMFigure6
import VSMFigure7
import VSMTheory
import VaGESAppendixFigure1
import VaGESAppendixFigure2
import VaGESAppendixFigure3
import VaGESAppendixFigure4
import VaGESAppendixFigure7
import VaGESFigure1
import VaGESFigure2
import VaGESFigure3
import VaGESFigure5
import VaGESSensitivity2D
import VaGESTheory

/// Every recipe there is, in no particular order: pages follow the order of the papers.
///
/// A new recipe takes its `import` above and its line here; `ArchitectureTests` names what is
/// missing.
public enum RecipeCatalogue {
  /// One recipe for each item that is computed.
  public static let recipes: [any Recipe] = [
    TradeoffFigure1.Figure1(),
    TradeoffFigure2.Figure2(),
    TradeoffTheory.Theory(),
    VAEErrorFigure1.Figure1(),
    VAEErrorFigure2.Figure2(),
    VAEErrorHashing.Hashing(),
    VAEErrorTable2.Table2(),
    VAEErrorTheory.Theory(),
    VSMFigure1.Figure1(),
    VSMFigure2.Figure2(),
    VSMFigure3.Figure3(),
    VSMFigure5.Figure5(),
    VSMFigure6.Figure6(),
    VSMFigure7.Figure7(),
    VSMTheory.Theory(),
    VaGESAppendixFigure1.AppendixFigure1(),
    VaGESAppendixFigure2.AppendixFigure2(),
    VaGESAppendixFigure3.AppendixFigure3(),
    VaGESAppendixFigure4.AppendixFigure4(),
    VaGESAppendixFigure7.AppendixFigure7(),
    VaGESFigure1.Figure1(),
    VaGESFigure2.Figure2(),
    VaGESFigure3.Figure3(),
    VaGESFigure5.Figure5(),
    VaGESSensitivity2D.Sensitivity2D(),
    VaGESTheory.Theory(),
  ]
}
