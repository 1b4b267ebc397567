#include "adapters/cli/verbs/operator/take_in/carry.hpp"

#include <type_traits>
#include <utility>
#include <variant>

#include "adapters/cli/verbs/operator/take_in/nothing_found.hpp"
#include "adapters/sqlite/ledger/hash.hpp"

namespace safon {
namespace {

constexpr std::size_t most_bytes = 1 << 20;      // read before a parcel goes, whatever is in it
constexpr std::size_t most_rejections = 1 << 9;  // in a parcel

/// The council that a record names; empty when the policy has no such field, or the record does not say.
std::string_view council_of(const RecordBatch& batch, ColumnId column, std::size_t row) {
  if (column == none16) return {};
  const auto& info = batch.schema->tables[root_table].columns[column];
  const auto named = [&](const auto& values) -> std::string_view {
    using T = typename std::decay_t<decltype(values)>::value_type;
    if (values[row] == unknown_value<T> || values[row] == absent_value<T>) return {};
    if (info.type == ColumnType::text) return batch.texts[std::size_t(values[row])];
    return batch.schema->code_lists[info.code_list].codes[std::size_t(values[row])].name;
  };
  return std::visit(named, batch.tables[root_table].columns[column]);
}

}  // namespace

ColumnId council_column(const Schema& schema) {
  const auto& columns = schema.tables[root_table].columns;
  for (ColumnId c = 0; c < columns.size(); ++c)
    if (columns[c].name == "council" && (columns[c].type == ColumnType::code || columns[c].type == ColumnType::text))
      return c;
  return none16;
}

Carried carry(const ReturnFile& file, const xml::ReturnOptions& options, const model::Policy& policy,
              const model::Feed& feed, Conveyor& conveyor) {
  const ColumnId council = council_column(policy.schema);
  Hasher hasher;
  NothingFound unfound(feed, policy.schema);
  Parcel parcel = conveyor.empty();
  const auto send = [&] { conveyor.send(std::exchange(parcel, conveyor.empty())); };
  const xml::InputSource input = [&, from = file.from_start()](std::span<char> buffer) {
    if (conveyor.stopped()) return std::expected<std::size_t, std::string>(std::unexpected("nobody takes it in"));
    auto count = from(buffer);
    if (!count) return count;
    hasher.text({buffer.data(), *count});
    parcel.bytes += *count;
    if (parcel.bytes >= most_bytes) send();
    return count;
  };
  const xml::ReturnSink sink{
      .batch =
          [&](RecordBatch& batch) {
            unfound.look(batch);
            parcel.received = Date{batch.provenance.front().received};
            for (std::size_t i = 0; i < batch.size; ++i) {
              encode_document(batch, i, parcel.documents);
              parcel.records.push_back({std::string(batch.id(i)), std::string(council_of(batch, council, i)),
                                        batch.provenance[i].line, parcel.documents.size()});
            }
            send();
          },
      .rejection =
          [&](const xml::Rejection& rejection) {
            parcel.rejections.push_back(rejection);
            if (parcel.rejections.size() == most_rejections) send();
          }};
  auto read = xml::read_return(input, options, policy, feed, sink);
  send();
  conveyor.end();
  return {std::move(read), hasher.finish(), unfound.names()};
}

}  // namespace safon
