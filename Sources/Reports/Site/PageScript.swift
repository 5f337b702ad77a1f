/// A script in a page. Pages say everything without it; it only adds.
enum PageScript: Sendable {
  /// Opens what is folded before printing, and the target of a link inside something folded.
  case unfold
  /// Puts a button for copying beside each command.
  case copy
  /// Lets tables be sorted by their heads and filtered by verdict.
  case sort
  /// Lays one drawing over the other, with a control for how much of each shows.
  case swipe

  /// The script as an element. A comment keeps XML readers from reading its signs as markup.
  var html: HTML {
    Tag.script { HTML(alreadyEscaped: "//<![CDATA[\n\(source)//]]>") }
  }

  private var source: String {
    switch self {
    case .unfold: Self.unfoldSource
    case .copy: Self.copySource
    case .sort: Self.sortSource
    case .swipe: Self.swipeSource
    }
  }

  private static let unfoldSource = """
    (function () {
      var all = document.querySelectorAll("details");
      var closed = [];
      addEventListener("beforeprint", function () {
        closed = Array.prototype.filter.call(all, function (d) { return !d.open; });
        closed.forEach(function (d) { d.open = true; });
      });
      addEventListener("afterprint", function () {
        closed.forEach(function (d) { d.open = false; });
      });
      function show() {
        var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        for (var e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
        if (target) target.scrollIntoView();
      }
      addEventListener("hashchange", show);
      if (location.hash) show();
    })();

    """

  private static let copySource = """
    document.querySelectorAll("pre.command").forEach(function (pre) {
      if (!navigator.clipboard) return;
      var button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "Copy";
      button.setAttribute("aria-label", "Copy the command " + pre.textContent);
      button.addEventListener("click", function () {
        navigator.clipboard.writeText(pre.textContent).then(function () {
          button.textContent = "Copied";
          setTimeout(function () { button.textContent = "Copy"; }, 1500);
        });
      });
      pre.parentNode.insertBefore(button, pre.nextSibling);
    });

    """

  private static let sortSource = """
    document.querySelectorAll("table.sortable").forEach(function (table) {
      var body = table.tBodies[0];
      function key(row, i) {
        var cell = row.cells[i];
        return cell.getAttribute("data-order") || cell.textContent.trim();
      }
      Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, i) {
        var button = document.createElement("button");
        button.type = "button";
        while (head.firstChild) button.appendChild(head.firstChild);
        head.appendChild(button);
        button.addEventListener("click", function () {
          var up = head.getAttribute("aria-sort") !== "ascending";
          Array.prototype.forEach.call(head.parentNode.cells, function (other) {
            other.removeAttribute("aria-sort");
          });
          head.setAttribute("aria-sort", up ? "ascending" : "descending");
          Array.prototype.slice.call(body.rows).sort(function (a, b) {
            var order = key(a, i).localeCompare(key(b, i), "en", { numeric: true });
            return up ? order : -order;
          }).forEach(function (row) { body.appendChild(row); });
        });
      });
      var words = [];
      Array.prototype.forEach.call(body.rows, function (row) {
        var word = row.getAttribute("data-verdict");
        if (words.indexOf(word) < 0) words.push(word);
      });
      var label = document.createElement("label");
      var select = document.createElement("select");
      label.className = "filter";
      label.textContent = "Show ";
      ["every verdict"].concat(words.sort()).forEach(function (word) {
        select.appendChild(new Option(word));
      });
      select.addEventListener("change", function () {
        Array.prototype.forEach.call(body.rows, function (row) {
          var word = row.getAttribute("data-verdict");
          row.hidden = select.selectedIndex !== 0 && word !== select.value;
        });
      });
      label.appendChild(select);
      var place = table.parentNode;
      place.parentNode.insertBefore(label, place);
    });

    """

  private static let swipeSource = """
    document.querySelectorAll(".swipe").forEach(function (box) {
      var over = box.querySelector(".over");
      var label = document.createElement("label");
      var range = document.createElement("input");
      label.className = "swipe-control";
      range.type = "range";
      range.min = 0;
      range.max = 100;
      range.value = 50;
      label.appendChild(document.createTextNode("After"));
      label.appendChild(range);
      label.appendChild(document.createTextNode("Before"));
      range.setAttribute("aria-label", "How much of the earlier drawing shows, in percent");
      function show() { over.style.clipPath = "inset(0 " + (100 - range.value) + "% 0 0)"; }
      range.addEventListener("input", show);
      box.classList.add("live");
      box.parentNode.insertBefore(label, box);
      show();
    });

    """
}
