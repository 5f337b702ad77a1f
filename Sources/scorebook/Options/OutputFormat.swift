import ArgumentParser

/// How a table is printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, csv, md, tex
}

/// The choice of a form, for commands that print a table.
struct FormatOptions: ParsableArguments {
  @Option(help: "How to print the table: text, json, csv, md or tex (LaTeX).")
  var format: OutputFormat = .text
}
