#include "dsl/diagnostic/render.hpp"

#include <algorithm>
#include <tuple>

#include "dsl/diagnostic/source_line.hpp"
#include "dsl/source/limits.hpp"

namespace safon {

namespace {

enum class Ink : std::uint8_t { plain, error, warning, strong, frame, help };

struct Mark {
  Span span;
  std::string label;
  bool primary;
  LineColumn from, to;  // `to`: the last character that is marked
};

// Lines of a span over several that are drawn before the ones between are left out.
constexpr std::uint32_t opening_lines = 2, lines_drawn_whole = 5;

class Drawing {
 public:
  Drawing(const Sources& sources, const RenderOptions& options, Severity severity)
      : sources_(sources), options_(options), severity_(severity) {}

  std::string draw(const Diagnostic& diagnostic);

 private:
  std::string ink(Ink ink, std::string text) const;
  std::string gutter(std::string number = "") const;
  void line(std::string text);
  void place(const Mark& mark);
  std::string_view line_text(const Mark& mark, std::uint32_t number, std::uint32_t& line_begin) const;
  Mark locate(Span span, std::string label, bool primary) const;
  std::string carets(const Mark& mark, std::uint32_t width) const;
  void block(std::vector<Mark> marks);
  void one_line_marks(std::vector<Mark> marks);
  void long_mark(const Mark& mark);
  [[nodiscard]] bool has_text(const Mark& mark) const { return !sources_.files[mark.span.file].text.empty(); }
  [[nodiscard]] std::uint32_t room() const {
    const auto taken = static_cast<std::uint32_t>(digits_) + 5;
    return std::max<std::uint32_t>(options_.width, taken + 20) - taken;
  }

  const Sources& sources_;
  const RenderOptions& options_;
  Severity severity_;
  std::size_t digits_ = 1;
  std::string out_;
};

std::string Drawing::ink(Ink ink, std::string text) const {
  if (!options_.colour || ink == Ink::plain || text.empty()) return text;
  const char* code = ink == Ink::error     ? "1;31"
                     : ink == Ink::warning ? "1;33"
                     : ink == Ink::frame   ? "1;34"
                     : ink == Ink::help    ? "1;32"
                                           : "1";
  return "\x1b[" + std::string(code) + "m" + text + "\x1b[0m";
}

std::string Drawing::gutter(std::string number) const {
  number.insert(0, digits_ - std::min(digits_, number.size()), ' ');
  return ink(Ink::frame, number + " |");
}

void Drawing::line(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  out_ += text + "\n";
}

// Where a span is. Blanks at its end are not marked, and the end of a file is shown after its last word.
Mark Drawing::locate(Span span, std::string label, bool primary) const {
  const std::string& text = sources_.files[span.file].text;
  const auto blank = [&](std::uint32_t at) {
    return at < text.size() && std::string_view(" \t\r\n").contains(text[at]);
  };
  const auto size = static_cast<std::uint32_t>(text.size());
  span.begin = std::min(span.begin, size);
  span.end = std::clamp(span.end, span.begin, size);
  while (span.end > span.begin && blank(span.end - 1)) --span.end;
  if (span.begin == size)
    while (span.begin > 0 && blank(span.begin - 1)) span.begin = --span.end;
  const std::uint32_t last = span.end > span.begin ? span.end - 1 : span.begin;
  return {span, std::move(label), primary, line_column(text, span.begin), line_column(text, last)};
}

void Drawing::place(const Mark& mark) {
  const std::string& file = sources_.files[mark.span.file].name;
  std::string name = printable(file);
  if (has_text(mark)) name += ":" + std::to_string(mark.from.line) + ":" + std::to_string(mark.from.column);
  if (options_.link) name = "\x1b]8;;" + options_.link(file) + "\x1b\\" + name + "\x1b]8;;\x1b\\";
  line(std::string(digits_, ' ') + ink(Ink::frame, mark.primary ? "-->" : ":::") + " " + name);
}

// The text of a line from the mark's first on, without its end.
std::string_view Drawing::line_text(const Mark& mark, std::uint32_t number, std::uint32_t& line_begin) const {
  const std::string_view text = sources_.files[mark.span.file].text;
  std::size_t begin = mark.span.begin == 0 ? 0 : text.rfind('\n', mark.span.begin - 1) + 1;  // npos + 1 is 0
  for (std::uint32_t at = mark.from.line; at < number; ++at) begin = text.find('\n', begin) + 1;
  std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  line_begin = static_cast<std::uint32_t>(begin);
  return line;
}

std::string Drawing::carets(const Mark& mark, std::uint32_t width) const {
  const Ink colour = !mark.primary ? Ink::frame : severity_ == Severity::error ? Ink::error : Ink::warning;
  std::string drawn(width, mark.primary ? '^' : '-');
  if (!mark.label.empty()) drawn += " " + mark.label;
  return ink(colour, drawn);
}

void Drawing::one_line_marks(std::vector<Mark> marks) {
  std::ranges::stable_sort(marks, {}, [](const Mark& m) { return std::pair(m.from.line, m.span.begin); });
  const Mark* before = nullptr;
  bool before_was_cut = false;
  for (const Mark& mark : marks) {
    std::uint32_t begin = 0;
    const std::string_view text = line_text(mark, mark.from.line, begin);
    const DrawnLine drawn = draw_line(text, mark.span.begin - begin, mark.span.end - begin, room());
    if (!before || before->from.line != mark.from.line || before_was_cut) {
      if (before && mark.from.line > before->from.line + 1) line(ink(Ink::frame, "..."));
      line(gutter(std::to_string(mark.from.line)) + " " + drawn.text);
    }
    line(gutter() + " " + std::string(drawn.first, ' ') + carets(mark, drawn.width));
    before = &mark;
    before_was_cut = drawn.cut;
  }
}

void Drawing::long_mark(const Mark& mark) {
  const Ink colour = !mark.primary ? Ink::frame : severity_ == Severity::error ? Ink::error : Ink::warning;
  const bool whole = mark.to.line - mark.from.line < lines_drawn_whole;
  for (std::uint32_t number = mark.from.line; number <= mark.to.line; ++number) {
    if (!whole && number == mark.from.line + opening_lines) {
      line(ink(Ink::frame, "...") + std::string(digits_, ' ') + ink(colour, "|"));
      number = mark.to.line - 1;
      continue;
    }
    std::uint32_t begin = 0;
    const std::string_view text = line_text(mark, number, begin);
    const std::uint32_t last = number == mark.to.line ? mark.span.end - 1 - begin : 0;
    const DrawnLine drawn = draw_line(text, last, last + 1, room() - 2);
    const char* bar = number == mark.from.line ? "/" : "|";
    line(gutter(std::to_string(number)) + " " + ink(colour, bar) + " " + drawn.text);
    if (number == mark.to.line)
      line(gutter() + " " + ink(colour, "|" + std::string(drawn.first + 1, '_')) + carets(mark, 1));
  }
}

// The marks of one file; the first gives the place at the head.
void Drawing::block(std::vector<Mark> marks) {
  place(marks.front());
  if (!has_text(marks.front())) return;
  line(gutter());
  if (marks.front().from.line != marks.front().to.line)
    long_mark(marks.front());
  else
    one_line_marks(std::move(marks));
}

std::string Drawing::draw(const Diagnostic& diagnostic) {
  std::vector<std::vector<Mark>> blocks;
  std::vector<std::string> remarks;
  const auto add = [&](Span span, std::string label, bool primary) {
    if (span.file >= sources_.files.size()) {
      if (!label.empty()) remarks.push_back(ink(Ink::strong, "note") + ": " + label);
      return;
    }
    Mark mark = locate(span, std::move(label), primary);
    digits_ = std::max(digits_, std::to_string(mark.to.line).size());
    const bool one_line = mark.from.line == mark.to.line;
    for (std::vector<Mark>& marks : blocks) {
      const Mark& head = marks.front();
      if (one_line && head.span.file == span.file && head.from.line == head.to.line) {
        marks.push_back(std::move(mark));
        return;
      }
    }
    blocks.push_back({std::move(mark)});
  };
  add(diagnostic.span, "", true);
  for (const Note& note : diagnostic.notes) {
    if (note.span)
      add(*note.span, printable(note.text), false);
    else
      remarks.push_back(ink(Ink::strong, "note") + ": " + printable(note.text));
  }
  if (!diagnostic.help.empty()) remarks.push_back(ink(Ink::help, "help") + ": " + printable(diagnostic.help));

  const KindInfo& kind = info(diagnostic.kind);
  const bool error = severity_ == Severity::error;
  line(ink(error ? Ink::error : Ink::warning,
           std::string(error ? "error" : "warning") + "[" + std::string(kind.code) + "]") +
       ink(Ink::strong, ": " + printable(message(diagnostic))));
  for (std::vector<Mark>& marks : blocks) block(std::move(marks));
  if (!remarks.empty() && !blocks.empty()) line(gutter());
  for (const std::string& remark : remarks) line(std::string(digits_, ' ') + ink(Ink::frame, " =") + " " + remark);
  return std::move(out_);
}

auto order(const Diagnostic& d) {
  return std::tuple(d.span.file, d.span.begin, info(d.kind).code, d.span.end, message(d));
}

}  // namespace

void sort_diagnostics(Diagnostics& diagnostics) {
  std::ranges::stable_sort(diagnostics, {}, order);
  const auto again = std::ranges::unique(diagnostics, {}, order);
  diagnostics.erase(again.begin(), again.end());
}

std::string render(const Diagnostic& diagnostic, const Sources& sources, const RenderOptions& options) {
  return Drawing(sources, options, info(diagnostic.kind).severity).draw(diagnostic);
}

std::string count_line(const Diagnostics& diagnostics) {
  const auto errors = static_cast<std::size_t>(
      std::ranges::count_if(diagnostics, [](const Diagnostic& d) { return info(d.kind).severity == Severity::error; }));
  const auto some = [](std::size_t n, const char* what) {
    return n == 0 ? "" : std::to_string(n) + " " + what + (n == 1 ? "" : "s");
  };
  const std::string bad = some(errors, "error"), doubtful = some(diagnostics.size() - errors, "warning");
  return bad + (bad.empty() || doubtful.empty() ? "" : ", ") + doubtful;
}

std::string render(const Diagnostics& diagnostics, const Sources& sources, const RenderOptions& options) {
  if (diagnostics.empty()) return {};
  std::size_t errors_left = limits::diagnostics_shown;
  for (const Diagnostic& d : diagnostics)
    if (errors_left > 0 && info(d.kind).severity == Severity::error) --errors_left;
  std::size_t warnings_left = errors_left;  // what the errors leave over
  errors_left = limits::diagnostics_shown;
  std::string out;
  std::size_t shown = 0;
  for (const Diagnostic& d : diagnostics) {
    std::size_t& left = info(d.kind).severity == Severity::error ? errors_left : warnings_left;
    if (left == 0) continue;
    --left;
    ++shown;
    out += render(d, sources, options) + "\n";
  }
  if (shown < diagnostics.size()) out += "(" + std::to_string(diagnostics.size() - shown) + " more are not shown)\n";
  return out + count_line(diagnostics) + "\n";
}

}  // namespace safon
