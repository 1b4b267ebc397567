#include "dsl/compare/people/candidate.hpp"

#include <algorithm>

#include "engine/value/decimal.hpp"

namespace safon::comparison {
namespace {

using model::ExprKind;

bool says(const JointColumn& column, Side side, const Cell& cell) {
  if (cell.is != Cell::Is::known || column.type != ColumnType::code) return true;
  return column.code_in[std::size_t(cell.value)][side] != none16;
}

std::optional<model::Expr> literal(const JointColumn& column, const Texts& texts, Side side, const Cell& cell) {
  model::Expr out;  // broken stands for `unknown`
  if (cell.is == Cell::Is::unwritten) return std::nullopt;
  if (cell.is == Cell::Is::unknown || !says(column, side, cell)) return out;
  switch (column.type) {
    case ColumnType::boolean:
    case ColumnType::presence:
      out.kind = ExprKind::boolean;
      out.boolean = cell.value != 0;
      break;
    case ColumnType::code:
      out.kind = ExprKind::code;
      out.codes = {column.code_in[std::size_t(cell.value)][side]};
      break;
    case ColumnType::number:
    case ColumnType::percentage:
      out.kind = ExprKind::number;
      out.number = {cell.value};
      break;
    case ColumnType::date:
      out.kind = ExprKind::date;
      out.date = {std::int32_t(cell.value)};
      break;
    case ColumnType::text:
      out.kind = ExprKind::text;
      out.text = texts[std::size_t(cell.value)];
      break;
  }
  return out;
}

model::TestRow row(const JointSchema& joint, const Texts& texts, Side side, std::uint16_t table, const Row& from) {
  const auto& info = joint.tables[table];
  model::TestRow out;
  for (std::uint16_t c = 0; c < info.columns.size(); ++c) {
    if (info.columns[c].in[side] == none16) continue;
    if (auto value = literal(info.columns[c], texts, side, from.cells[c]))
      out.values.emplace_back(info.columns[c].in[side], std::move(*value));
  }
  for (std::size_t l = 0; l < info.children.size(); ++l) {
    const auto child = info.children[l];
    if (joint.tables[child].in[side] == none16) continue;
    model::TestRow::List list{joint.tables[child].in[side], from.lists[l].unknown, {}};
    for (const auto& each : from.lists[l].rows) list.rows.push_back(row(joint, texts, side, child, each));
    out.lists.push_back(std::move(list));
  }
  return out;
}

std::size_t size_of_row(const Row& row) {
  std::size_t size = 0;
  for (const auto& cell : row.cells) size += cell.is != Cell::Is::unwritten;
  for (const auto& list : row.lists) {
    size += list.unknown;
    for (const auto& each : list.rows) size += 1 + size_of_row(each);
  }
  return size;
}

class Writer {
 public:
  Writer(const JointSchema& joint, const Texts& texts, Side side) : joint_(joint), texts_(texts), side_(side) {}

  /// The fields of `row` that stand in the embedded record `inside`.
  std::vector<std::string> fields(std::uint16_t table, const Row& row, std::uint16_t inside,
                                  const std::string& indent) const {
    const auto& info = joint_.tables[table];
    std::vector<std::string> out;
    for (std::uint16_t c = 0; c < info.columns.size(); ++c) {
      const auto& column = info.columns[c];
      if (column.in[side_] == none16 || column.inside != inside) continue;
      const auto name = inside == none16 ? column.name : column.name.substr(info.columns[inside].name.size() + 1);
      const auto& cell = row.cells[c];
      if (column.type == ColumnType::presence && cell.is != Cell::Is::unknown) {
        const auto inner = fields(table, row, c, indent);
        if (cell.is == Cell::Is::known || !inner.empty()) out.push_back(name + ": " + braced(inner));
      } else if (cell.is != Cell::Is::unwritten) {
        out.push_back(name + ": " + value(column, cell));
      }
    }
    if (inside != none16) return out;
    for (std::size_t l = 0; l < info.children.size(); ++l)
      if (auto text = list(info.children[l], row.lists[l], indent); !text.empty()) out.push_back(std::move(text));
    return out;
  }

 private:
  static std::string braced(const std::vector<std::string>& fields) {
    std::string out = "{";
    for (const auto& each : fields) out += " " + each + " ";
    return out + "}";
  }

  std::string value(const JointColumn& column, const Cell& cell) const {
    if (cell.is == Cell::Is::unknown || !says(column, side_, cell)) return "unknown";
    switch (column.type) {
      case ColumnType::boolean:
      case ColumnType::presence:
        return cell.value ? "true" : "false";
      case ColumnType::code:
        return column.codes[std::size_t(cell.value)];
      case ColumnType::number:
        return to_text(Decimal{cell.value});
      case ColumnType::percentage:
        return to_text(Decimal{cell.value * 100}) + "%";
      case ColumnType::date:
        return to_iso(Date{std::int32_t(cell.value)});
      case ColumnType::text:
        return '"' + texts_[std::size_t(cell.value)] + '"';
    }
    return {};
  }

  std::string list(std::uint16_t table, const List& list, const std::string& indent) const {
    const auto& info = joint_.tables[table];
    if (info.in[side_] == none16) return {};
    if (list.unknown) return info.name + ": unknown";
    if (list.rows.empty()) return {};
    const std::string start = info.name + ": [ ";
    const std::string next = "\n" + indent + std::string(start.size(), ' ');
    std::string out = start;
    for (std::size_t r = 0; r < list.rows.size(); ++r)
      out += (r ? next : "") + braced(fields(table, list.rows[r], none16, indent + std::string(start.size() + 2, ' ')));
    return out + " ]";
  }

  const JointSchema& joint_;
  const Texts& texts_;
  const Side side_;
};

std::string status_name(const CompiledPolicy& policy, std::uint16_t programme, std::uint16_t status) {
  const auto& name = policy.programmes[programme].statuses[status].name;
  return policy.programmes.size() == 1 ? name : policy.programmes[programme].name + "." + name;
}

void read_row(const JointSchema& joint, Texts& texts, Side side, std::uint16_t table, const model::TestRow& given,
              Row& out) {
  const auto& info = joint.tables[table];
  const auto& columns = joint.column_of[side][info.in[side]];
  for (const auto& [id, value] : given.values) {
    auto& cell = out.cells[columns[id]];
    cell.is = Cell::Is::known;
    switch (value.kind) {
      case ExprKind::boolean:
        cell.value = value.boolean;
        break;
      case ExprKind::code: {
        const auto& codes = info.columns[columns[id]].code_in;
        const auto found = std::ranges::find_if(codes, [&](const auto& in) { return in[side] == value.codes.front(); });
        cell.value = found - codes.begin();
        break;
      }
      case ExprKind::number:
        cell.value = value.number.micros;
        break;
      case ExprKind::date:
        cell.value = value.date.days;
        break;
      case ExprKind::text:
        cell.value = std::int64_t(texts.size());
        texts.push_back(value.text);
        break;
      default:
        cell.is = Cell::Is::unknown;
    }
  }
  for (const auto& list : given.lists) {
    const auto child = joint.table_of[side][list.table];
    const auto at = std::size_t(std::ranges::find(info.children, child) - info.children.begin());
    out.lists[at].unknown = list.unknown;
    for (const auto& each : list.rows)
      read_row(joint, texts, side, child, each, out.lists[at].rows.emplace_back(empty_row(joint, child)));
  }
}

}  // namespace

Row empty_row(const JointSchema& joint, std::uint16_t table) {
  const auto& info = joint.tables[table];
  return {std::vector<Cell>(info.columns.size()), std::vector<List>(info.children.size())};
}

std::size_t size_of(const Candidate& candidate) {
  return size_of_row(candidate.root) + candidate.statuses.size() + candidate.placed.size();
}

model::TestRow test_row(const JointSchema& joint, const Texts& texts, Side side, const Candidate& candidate) {
  return row(joint, texts, side, root_table, candidate.root);
}

std::string given_text(const JointSchema& joint, const Texts& texts, Side side, const CompiledPolicy& policy,
                       const Candidate& candidate, const std::string& indent) {
  std::string out = indent + "given participant {";
  const auto fields = Writer(joint, texts, side).fields(root_table, candidate.root, none16, indent + "  ");
  for (const auto& each : fields) out += "\n" + indent + "  " + each;
  out += fields.empty() ? " }\n" : "\n" + indent + "}\n";
  for (const auto& [programme, status, since] : candidate.statuses)
    if (programme[side] != none16 && status[side] != none16)
      out += indent + "given status " + status_name(policy, programme[side], status[side]) + " since " + to_iso(since) +
             "\n";
  for (const auto& [intake, since] : candidate.placed)
    if (intake[side] != none16)
      out += indent + "given placed in " + policy.intakes[intake[side]].name + " since " + to_iso(since) + "\n";
  return out;
}

Row row_of(const JointSchema& joint, Texts& texts, Side side, const model::TestRow& given) {
  Row out = empty_row(joint, root_table);
  read_row(joint, texts, side, root_table, given, out);
  return out;
}

}  // namespace safon::comparison
