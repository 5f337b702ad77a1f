import Foundation

/// Opens pages of a site in a real browser and looks for what keeps readers out: after the rules of
/// WCAG 2.2 that a program can check.
struct BrowserCheck {
  /// The browser, where one is installed.
  static let browser: URL? = ["chromium", "chromium-browser", "google-chrome"].lazy
    .flatMap { name in
      (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
        URL(filePath: "\($0)/\(name)")
      }
    }.first { FileManager.default.isExecutableFile(atPath: $0.path) }

  /// The ways in which every page is opened: 360 and 1400 pixels wide, light and dark, with and
  /// without scripts.
  private static let views = """
    [[1400, false, true], [1400, false, false], [1400, true, true], [1400, true, false],
     [360, false, true], [360, false, false], [360, true, true], [360, true, false]]
    """

  /// What is wrong with some pages, each in every view: "page, view: fault".
  static func problems(_ pages: [URL]) throws -> [String] {
    guard let browser else { return [] }
    let folder = try TemporaryFolder()
    let harness = try folder.write(try Self.harness(pages), to: "harness.html")
    let run = try ProgramRun(
      browser,
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-extensions",
        "--user-data-dir=\(folder.url.path)/profile", "--window-size=1500,900",
        "--enable-logging=stderr", "--dump-dom",
        harness.absoluteString,
      ], environment: ProcessInfo.processInfo.environment)
    guard let start = run.output.range(of: "FINDINGS:"),
      let end = run.output.range(of: ":END", range: start.upperBound..<run.output.endIndex)
    else { return ["the browser gave no findings: \(run.errors.suffix(600))"] }
    let found = run.output[start.upperBound..<end.lowerBound]
    return (found.isEmpty ? [] : found.components(separatedBy: " ## ")) + console(run.errors)
  }

  /// What the browser itself wrote to the console, but for its words on the frames of this check.
  private static func console(_ log: String) -> [String] {
    log.split(separator: "\n").filter {
      $0.contains("CONSOLE") && !$0.contains("frame is sandboxed")
        && !$0.contains("escape its sandboxing")
    }.map { "console: \($0)" }
  }

  /// A page that opens all pages in frames: a frame has a width, a colour scheme, and scripts or none,
  /// as a window of its own would, and one start of the browser does for all.
  private static func harness(_ pages: [URL]) throws -> String {
    let documents = try pages.map { page -> [String] in
      let text = try String(contentsOf: page, encoding: .utf8)
      let base = page.deletingLastPathComponent().absoluteString
      return [
        page.pathComponents.suffix(3).joined(separator: "/"),
        text.replacing(
          "<head>", with: "<head><base href=\"\(base)\"/><script>\(early)</script>"),
      ]
    }
    let json = String(decoding: try JSONEncoder().encode(documents), as: UTF8.self)
      .replacing("</", with: "<\\/")
    return """
      <!DOCTYPE html><html><head><meta charset="utf-8"></head><body><script>
      var pages = \(json), views = \(views), all = [], left = pages.length * views.length;
      \(script)
      pages.forEach(function (page) {
        views.forEach(function (view) {
          var frame = document.createElement("iframe");
          frame.style.width = view[0] + "px";
          frame.style.height = "900px";
          frame.style.colorScheme = view[1] ? "dark" : "light";
          frame.setAttribute("sandbox", "allow-same-origin" + (view[2] ? " allow-scripts" : ""));
          frame.onload = function () {
            var place = page[0] + ", " + view[0] + " px, " + (view[1] ? "dark" : "light")
              + (view[2] ? "" : ", without scripts") + ": ";
            try {
              check(frame.contentWindow, frame.contentDocument, view[2]).forEach(function (fault) {
                all.push(place + fault);
              });
            } catch (error) { all.push(place + "the check failed: " + error.message); }
            left -= 1;
            if (left === 0) document.body.textContent = "FINDINGS:" + all.join(" ## ") + ":END";
          };
          frame.srcdoc = page[1];
          document.body.appendChild(frame);
        });
      });
      </script></body></html>
      """
  }

  /// Notes errors from the first script on, also of files that cannot be loaded.
  private static let early =
    "window.faults = []; addEventListener('error', function (e) { "
    + "faults.push('error: ' + (e.message || (e.target.src || e.target.href) + ' is not there')); }"
    + ", true); console.error = function (m) { faults.push('console: ' + m); };"

  private static let script = """
    function check(window, document, hasScripts) {
      var found = hasScripts ? window.faults.slice() : [];
      var innerWidth = window.innerWidth, getComputedStyle = window.getComputedStyle;
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
      if (!hasScripts) {
        document.querySelectorAll("button, input, select").forEach(function (e) {
          if (e.checkVisibility()) say("a control that does nothing without scripts", e);
        });
        document.querySelectorAll("img").forEach(function (e) {
          if (e.complete && !e.naturalWidth) say("a picture is not there: " + e.src);
        });
      }
      window.performance.getEntriesByType("resource").forEach(function (r) {
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
        return window.matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18, 1] : [255, 255, 255, 1];
      }
      all.forEach(function (e) {
        var own = Array.prototype.some.call(e.childNodes, function (n) {
          return n.nodeType === 3 && n.textContent.trim();
        });
        if (!own || e.closest("svg, script, style, noscript, .skip, .unseen") || !e.checkVisibility()) return;
        if (!e.closest("main, header, nav, footer, aside")) say("text outside of every landmark", e);
        var a = luminance(colour(getComputedStyle(e).color)), b = luminance(ground(e));
        var ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) say("contrast " + ratio.toFixed(2), e);
      });
      return found;
    }

    """
}
