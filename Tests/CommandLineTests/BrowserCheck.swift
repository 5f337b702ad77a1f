import Foundation

/// Opens a page of a site in a real browser and lets a script in it look for what keeps readers out:
/// after the rules of WCAG 2.2 that a program can check.
struct BrowserCheck {
  /// The browser, where one is installed.
  static let browser: URL? = ["chromium", "chromium-browser", "google-chrome"].lazy
    .flatMap { name in
      (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
        URL(filePath: "\($0)/\(name)")
      }
    }.first { FileManager.default.isExecutableFile(atPath: $0.path) }

  /// What is wrong with a page.
  ///
  /// - Parameters:
  ///   - page: The page's file.
  ///   - width: Of the window, in pixels.
  ///   - isDark: Whether the reader prefers dark pages.
  static func problems(_ page: URL, width: Int, isDark: Bool) throws -> [String] {
    guard let browser else { return [] }
    let copy = page.deletingLastPathComponent().appending(path: "checked-\(UUID().uuidString).html")
    let text = try String(contentsOf: page, encoding: .utf8)
    let checked = text.replacing(
      "</body>", with: "<script>//<![CDATA[\n\(script)//]]></script></body>"
    )
    .replacing("<head>", with: "<head><script>\(early)</script>")
    try Data(checked.utf8).write(to: copy)
    let profile = try TemporaryFolder()
    defer { try? FileManager.default.removeItem(at: copy) }
    let run = try ProgramRun(
      browser,
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
        "--user-data-dir=\(profile.url.path)", "--window-size=\(width),900",
        "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)", "--dump-dom",
        copy.absoluteString,
      ], environment: ProcessInfo.processInfo.environment)
    guard let start = run.output.range(of: "FINDINGS:"),
      let end = run.output.range(of: ":END", range: start.upperBound..<run.output.endIndex)
    else { return ["the browser gave no findings: \(run.errors.suffix(300))"] }
    let found = run.output[start.upperBound..<end.lowerBound]
    return found.isEmpty ? [] : found.components(separatedBy: " ## ")
  }

  /// Notes errors from the first script on.
  private static let early =
    "window.faults = []; addEventListener('error', function (e) { "
    + "faults.push('error: ' + e.message); }); console.error = function (m) { "
    + "faults.push('console: ' + m); };"

  private static let script = """
    addEventListener("load", function () {
      var found = window.faults.slice();
      function say(words, e) {
        var place = e ? e.tagName.toLowerCase() + "." + (e.getAttribute("class") || "") : "";
        found.push(words + (place ? " at " + place + " '" + e.textContent.trim().slice(0, 40) + "'" : ""));
      }
      var all = Array.prototype.slice.call(document.querySelectorAll("body *"));
      var ids = {};
      all.forEach(function (e) {
        if (!e.id) return;
        if (ids[e.id]) say("two elements have the id " + e.id);
        ids[e.id] = true;
      });
      ["aria-labelledby", "aria-describedby"].forEach(function (name) {
        document.querySelectorAll("[" + name + "]").forEach(function (e) {
          e.getAttribute(name).split(" ").forEach(function (id) {
            if (!ids[id]) say(name + " names " + id + ", which is not there", e);
          });
        });
      });
      if (!document.documentElement.lang) say("the page has no language");
      if (!document.title) say("the page has no title");
      if (document.querySelectorAll("main").length !== 1) say("not one main landmark");
      if (document.querySelectorAll("h1").length !== 1) say("not one h1");
      var last = 0;
      document.querySelectorAll("h1, h2, h3, h4, h5, h6").forEach(function (h) {
        var level = Number(h.tagName[1]);
        if (level > last + 1) say("a heading skips a level", h);
        last = level;
      });
      function name(e) {
        var by = (e.getAttribute("aria-labelledby") || "").split(" ").map(function (id) {
          var other = document.getElementById(id);
          return other ? other.textContent : "";
        }).join(" ");
        return (e.getAttribute("aria-label") || by || e.textContent || e.getAttribute("title") || "").trim();
      }
      document.querySelectorAll("a[href], button, summary, [role=region], [role=img], nav, section").forEach(function (e) {
        var named = name(e) || Array.prototype.some.call(e.querySelectorAll("img"), function (i) { return i.alt; });
        if (!named) say("there is no name", e);
      });
      document.querySelectorAll("input, select").forEach(function (e) {
        if (!e.labels.length && !e.getAttribute("aria-label")) say("a control has no label", e);
      });
      document.querySelectorAll("img").forEach(function (e) {
        if (!e.getAttribute("alt")) say("a picture has no alternative text", e);
      });
      document.querySelectorAll("table").forEach(function (e) {
        if (!e.caption) say("a table has no caption", e);
        if (e.querySelectorAll("th:not([scope])").length) say("a head cell has no scope", e);
      });
      performance.getEntriesByType("resource").forEach(function (r) {
        if (!/^(file|data):/.test(r.name)) say("a request leaves the site: " + r.name);
      });
      if (document.documentElement.scrollWidth > innerWidth + 1) {
        say("the page is " + document.documentElement.scrollWidth + " wide in a window of " + innerWidth);
      }
      function colour(text) {
        var parts = (text.match(/[0-9.]+/g) || []).map(Number);
        return parts.length === 3 ? parts.concat(1) : parts;
      }
      function luminance(c) {
        var p = c.slice(0, 3).map(function (v) {
          v /= 255;
          return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
        });
        return 0.2126 * p[0] + 0.7152 * p[1] + 0.0722 * p[2];
      }
      function ground(e) {
        for (; e; e = e.parentElement) {
          var c = colour(getComputedStyle(e).backgroundColor);
          if (c[3] > 0.99) return c;
        }
        return matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18, 1] : [255, 255, 255, 1];
      }
      all.forEach(function (e) {
        var own = Array.prototype.some.call(e.childNodes, function (n) {
          return n.nodeType === 3 && n.textContent.trim();
        });
        if (!own || e.closest("svg, script, style, .skip, .unseen") || !e.checkVisibility()) return;
        var a = luminance(colour(getComputedStyle(e).color)), b = luminance(ground(e));
        var ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) say("contrast " + ratio.toFixed(2), e);
      });
      document.body.textContent = "FINDINGS:" + found.join(" ## ") + ":END";
    });

    """
}
