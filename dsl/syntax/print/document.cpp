#include "dsl/syntax/print.hpp"
#include "dsl/syntax/print/declarations.hpp"

namespace safon {

std::string print_syntax(const syntax::Document& document) {
  syntax::Lines lines;
  for (const syntax::Declaration& declaration : document.declarations)
    std::visit([&lines](const auto& what) { print(lines, what); }, declaration.what);
  std::string out = std::move(lines).take();
  if (!out.empty()) out += '\n';
  return out;
}

}  // namespace safon
