// Gathers the mistakes of one file: each once, and no more than the limit.
#pragma once
#include <string>
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"

namespace safon::parsing {

class Report {
 public:
  Report(FileId file, Diagnostics& out) : file_(file), out_(out), first_(out.size()) {}

  /// Returns the diagnostic, for notes, help and fix; one that says no more than an earlier one is not shown.
  Diagnostic& add(DiagnosticKind kind, std::uint32_t begin, std::uint32_t end, std::vector<std::string> arguments = {});

  /// The help, and the replacement that it speaks of.
  static void suggest(Diagnostic& diagnostic, std::string help, std::string replacement);

  [[nodiscard]] bool full() const { return full_; }
  [[nodiscard]] Span span(std::uint32_t begin, std::uint32_t end) const { return {file_, begin, end}; }
  /// Sorts this file's mistakes by place.
  void finish();

 private:
  FileId file_;
  Diagnostics& out_;
  std::size_t first_;
  bool full_ = false;
  Diagnostic dropped_{};
};

}  // namespace safon::parsing
