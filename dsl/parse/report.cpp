#include "dsl/parse/report.hpp"

#include <algorithm>
#include <tuple>

#include "dsl/source/limits.hpp"

namespace safon::parsing {

namespace {

/// What is shown of a reader's text: enough to find it by, never a megabyte.
std::string shortened(std::string text) {
  constexpr std::size_t longest = 120;
  if (text.size() <= longest) return text;
  std::size_t cut = longest;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return text.substr(0, cut) + "…";
}

}  // namespace

Diagnostic& Report::add(DiagnosticKind kind, std::uint32_t begin, std::uint32_t end,
                        std::vector<std::string> arguments) {
  for (std::string& argument : arguments) argument = shortened(std::move(argument));
  dropped_ = {kind, span(begin, end), std::move(arguments), {}, {}, {}};
  if (full_) return dropped_;
  // A stretch of text can be tried in two ways; what is wrong with it is wrong with it in both.
  for (std::size_t i = first_; i < out_.size(); ++i)
    if (out_[i].span.begin == begin && (out_[i].kind == kind || kind == DiagnosticKind::expected)) return dropped_;
  if (out_.size() - first_ + 1 >= limits::mistakes) {
    full_ = true;
    out_.push_back(
        {DiagnosticKind::too_many_mistakes, span(begin, end), {std::to_string(limits::mistakes)}, {}, {}, {}});
    return dropped_;
  }
  out_.push_back(dropped_);
  return out_.back();
}

void Report::suggest(Diagnostic& diagnostic, std::string help, std::string replacement) {
  diagnostic.help = shortened(std::move(help));
  diagnostic.fix = Fix{diagnostic.span, std::move(replacement)};
}

void Report::finish() {
  const auto place = [](const Diagnostic& d) {
    return std::tuple(d.kind == DiagnosticKind::too_many_mistakes, d.span.begin, d.span.end, d.kind);
  };
  std::sort(out_.begin() + std::ptrdiff_t(first_), out_.end(),
            [&](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
}

}  // namespace safon::parsing
