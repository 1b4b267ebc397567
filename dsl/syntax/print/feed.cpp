#include "dsl/syntax/print/declarations.hpp"

namespace safon::syntax {

static void print(Lines& out, const Mapping& node) {
  out.begin("map") << node.field << "from";
  if (node.from_file) out << "file";
  if (node.each) out << "each";
  for (const Text& source : node.sources) out << source;
  if (node.join) out << "join" << *node.join;
  if (node.date_format) out << "date" << *node.date_format;
  if (node.required) out << "required";
  for (const Expr& value : node.default_value) out << "default" << value;
  for (const Text& text : node.absent_when) out << "absent when" << text;
  const Lines::Indent indent(out);
  if (node.has_codes) out.begin("codes");
  for (const CodeMap& code : node.codes) {
    out.begin("code") << code.from << "->" << code.to;
    if (code.valid_from) out << "from" << *code.valid_from;
    if (code.valid_until) out << "until" << *code.valid_until;
  }
  for (const Mapping& mapping : node.block) print(out, mapping);
}

void print(Lines& out, const Feed& node) {
  out.begin("feed") << node.name << node.label << "for" << node.record << "from xml" << node.path;
  const Lines::Indent indent(out);
  for (const auto& [prefix, name] : node.namespaces) {
    out.begin("namespace");
    if (prefix) out << *prefix;
    out << name;
  }
  for (const auto& [path, values] : node.expectations) {
    out.begin("expect") << path << "is";
    for (const Text& value : values) out << value;
  }
  for (const auto& [full, span] : node.returns) out.begin(full ? "full return" : "partial return");
  for (const Mapping& mapping : node.mappings) print(out, mapping);
}

}  // namespace safon::syntax
