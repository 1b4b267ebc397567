#include "adapters/xml/extract/direct_lists.hpp"

#include <algorithm>

#include "adapters/xml/limits.hpp"
#include "adapters/xml/values/value.hpp"

namespace safon::xml {
namespace {

// How often the feed's paths speak of elements of a name: where one path alone does, nothing else asks for them.
class Mentions {
 public:
  explicit Mentions(const FeedPlan& plan) : counts_(plan.names.known.size() + 1) {
    count(plan.record_path);
    for (const HeaderCheckPlan& check : plan.checks) count(check.path.steps);
    if (plan.received) count(*plan.received);
    count(plan.row);
  }
  [[nodiscard]] bool only_once(NameId name) const { return counts_[name] == 1; }

 private:
  void count(const std::vector<Step>& steps) {
    for (const Step& step : steps) {
      if (step.kind == StepKind::child) ++counts_[step.name];
      for (const Predicate& predicate : step.predicates)
        if (predicate.kind == PredicateKind::child_is) ++counts_[predicate.name];
    }
  }
  void count(const FieldPlan& field) {
    for (const Path& path : field.paths) count(path.steps);
  }
  void count(const RecordPlan& record) {
    count(record.path.steps);
    for (const FieldPlan& field : record.fields) count(field);
    for (const RecordPlan& inner : record.records) count(inner);
  }
  void count(const RowPlan& row) {
    for (const FieldPlan& field : row.fields) count(field);
    for (const RecordPlan& record : row.records) count(record);
    for (const ChildPlan& child : row.children)
      for (const ListPlan& list : child.lists) {
        count(list.path.steps);
        count(list.row);
      }
  }

  std::vector<std::size_t> counts_;
};

bool own_attribute(const Path& path) {
  return !path.absolute && path.steps.size() == 1 && path.steps[0].kind == StepKind::attribute;
}

bool plain_child(const Step& step) {
  return step.kind == StepKind::child && step.predicates.empty();
}

bool says_all_in_attributes(const ListPlan& list) {
  const auto in_attributes = [](const FieldPlan& field) {
    return field.header != no_header || std::ranges::all_of(field.paths, own_attribute);
  };
  const auto nothing_inside = [](const ChildPlan& child) { return child.lists.empty(); };
  return list.row.records.empty() && std::ranges::all_of(list.row.children, nothing_inside) &&
         !list.path.steps.empty() && std::ranges::all_of(list.path.steps, plain_child) &&
         std::ranges::all_of(list.row.fields, in_attributes);
}

}  // namespace

DirectLists::DirectLists(FeedPlan& plan, EventParser& parser, const Fragment& fragment, const Header& header,
                         Columns& columns, Unread& unread)
    : fragment_(fragment),
      header_(header),
      columns_(columns),
      by_name_(plan.names.known.size() + 1, none),
      unread_(unread) {
  if (plan.xpath_in_participant) return;
  const Mentions mentions(plan);
  // Of a table that several lists fill, the rows come list by list.
  for (ChildPlan& child : plan.row.children)
    if (child.lists.size() == 1 && says_all_in_attributes(child.lists[0]) &&
        mentions.only_once(child.lists[0].path.steps.back().name))
      consider(plan, child, parser);
}

bool DirectLists::reads(const List& list, InternedName local, InternedName uri) {
  return std::ranges::any_of(list.fields, [&](const Field& field) {
    return std::ranges::any_of(field.sources,
                               [&](const Source& source) { return source.local == local && source.uri == uri; });
  });
}

void DirectLists::consider(FeedPlan& plan, ChildPlan& child, EventParser& parser) {
  ListPlan& list = child.lists[0];
  list.direct = lists_.size();
  by_name_[list.path.steps.back().name] = list.direct;
  List& made = lists_.emplace_back(List{&list, {}, {}});
  for (const FieldPlan& field : list.row.fields) {
    const bool from_header = field.header != no_header;
    Field& to = made.fields.emplace_back(Field{
        &field, &columns_.column(list.row.table, field.column), from_header, field.mapping->absent_when.empty(), {}});
    if (from_header) continue;
    for (const Path& path : field.paths) {
      const QualifiedName& name = plan.names.known[path.steps[0].name - 1];
      const InternedName local = parser.intern(name.local), uri = name.uri.empty() ? nullptr : parser.intern(name.uri);
      to.sources.push_back({local, uri, 0, !reads(made, local, uri)});
    }
  }
}

std::size_t DirectLists::find(NameId name, NodeId parent, NodeId participant) const {
  const std::size_t list = name < by_name_.size() ? by_name_[name] : none;
  if (list == none) return none;
  const std::vector<Step>& steps = lists_[list].plan->path.steps;
  for (std::size_t step = steps.size() - 1; step-- > 0; parent = fragment_[parent].parent)
    if (parent == participant || fragment_[parent].name != steps[step].name) return none;
  return parent == participant ? list : none;
}

void DirectLists::begin() {
  for (List& list : lists_) list.places.clear();
}

// Attributes come in the order of the item before, mostly.
inline std::string_view DirectLists::value_of(Source& source, const StartTag& item) {
  const auto is = [&](std::size_t index) { return item.has(index, source.local, source.uri); };
  if (source.index >= item.attribute_count || !is(source.index)) [[unlikely]] {
    std::size_t index = 0;
    while (index != item.attribute_count && !is(index)) ++index;
    if (index == item.attribute_count) return {};
    source.index = index;
  }
  found_ += source.first;
  return trimmed(item.value(source.index));
}

std::string_view DirectLists::joined(Field& field, const StartTag& item) {
  joined_.clear();
  bool any = false;
  for (Source& source : field.sources) {
    const std::string_view part = value_of(source, item);
    if (part.empty()) continue;
    if (any) joined_ += field.plan->mapping->join;
    joined_ += part;
    any = true;
  }
  return joined_;
}

bool DirectLists::read(Field& field, const StartTag& item, Cell& cell) {
  const std::string_view text = field.sources.size() == 1 ? value_of(field.sources[0], item) : joined(field, item);
  if (!text.empty() && (field.always_something || !stands_for_nothing(*field.plan, text)))
    return read_value(*field.plan, text, cell);
  cell = missing_value(*field.plan);
  return field.plan->fallback || !(field.plan->required || field.plan->is_date_of_row);
}

void DirectLists::note_unread(const List& list, const StartTag& item) {
  for (std::size_t a = 0; a < item.attribute_count; ++a) {
    const Attribute attribute = item.attribute(a);
    if (!reads(list, attribute.local, attribute.uri))
      unread_.note(NameOf::attribute, list.plan->path.steps.back().name, attribute.local, attribute.uri, item.place);
  }
}

bool DirectLists::add(std::size_t number, const StartTag& item) {
  List& list = lists_[number];
  if (list.places.size() > limits::rows) return true;
  list.places.push_back(item.place);
  if (list.places.size() > limits::rows) return true;
  const RowPlan& row = list.plan->row;
  Cell cell;
  found_ = 0;
  for (Field& field : list.fields) {
    if (!field.from_header && !read(field, item, cell)) {
      columns_.drop_row(row.table);
      return false;
    }
    columns_.put(*field.column, field.plan->storage, field.from_header ? header_.value(field.plan->header) : cell);
  }
  if (found_ < item.attribute_count) [[unlikely]]
    note_unread(list, item);
  for (const EmptyColumn& empty : row.unmapped) columns_.put(row.table, empty.column, empty.storage, {});
  columns_.end_row(row.table, item.place.line);
  for (const ChildPlan& child : row.children) columns_.end_list(child.table, false);
  return true;
}

}  // namespace safon::xml
