#include "adapters/sqlite/corrections/corrected_versions.hpp"

#include <charconv>

#include "adapters/sqlite/corrections/correction_rows.hpp"
#include "adapters/sqlite/policies.hpp"
#include "engine/record/document.hpp"

namespace safon {
namespace {

[[noreturn]] void damaged(const std::string& what) {
  sql::fail(RegisterFault::corrupt, "the register is damaged: " + what);
}

std::vector<CorrectionNumber> numbers_of(std::string_view text) {
  std::vector<CorrectionNumber> numbers;
  for (const char *at = text.data(), *end = at + text.size(); at < end;) {
    CorrectionNumber number = 0;
    const auto [after, error] = std::from_chars(at, end, number);
    if (error != std::errc{}) damaged("a record version carries the corrections `" + std::string(text) + "`");
    numbers.push_back(number);
    at = after == end ? end : after + 1;
  }
  return numbers;
}

std::string text_of(const std::vector<CorrectionNumber>& numbers) {
  std::string text;
  for (const auto number : numbers) text += (text.empty() ? "" : " ") + std::to_string(number);
  return text;
}

}  // namespace

CorrectedVersions::CorrectedVersions(RegisterFile::Inside& inside)
    : inside_(inside),
      behind_(inside.connection, "SELECT told, corrections FROM corrected_version WHERE version = ?"),
      version_(inside.connection,
               "SELECT participant, import, record_schema, council, line, document FROM record_version WHERE key = ?") {
}

Behind CorrectedVersions::behind(VersionKey version) {
  Behind found{.told = version, .corrections = {}};
  if (behind_.integer(1, version).step())
    found = {.told = behind_.integer_at(0), .corrections = numbers_of(behind_.text_at(1))};
  behind_.reset();
  return found;
}

const Schema& CorrectedVersions::schema_of(VersionKey version) {
  if (!version_.integer(1, version).step()) damaged("record version " + std::to_string(version) + " is gone");
  const SchemaKey schema = version_.integer_at(2);
  version_.reset();
  return stored_schema(inside_, schema);
}

RecordBatch CorrectedVersions::record(VersionKey version, const Schema* schema) {
  const Schema& own = schema_of(version);
  const Schema& wanted = schema != nullptr ? *schema : own;
  RecordBatch batch(wanted);
  DocumentReader reader(own, wanted);
  static_cast<void>(version_.integer(1, version).step());
  const auto read = reader.append(version_.blob_at(5), batch, DocumentLines::load);
  version_.reset();
  if (!read) damaged("record version " + std::to_string(version) + ": " + read.error());
  return batch;
}

const CorrectionEvent& CorrectedVersions::made(CorrectionNumber number) {
  const auto known = made_.find(number);
  if (known != made_.end()) return known->second;
  CorrectionRows rows(inside_.connection, "e.correction = ?1 AND e.kind = 'corrected'", number);
  auto event = rows.next();
  if (!event) damaged("there is no correction " + std::to_string(number));
  return made_.emplace(number, *std::move(event)).first->second;
}

void CorrectedVersions::note(const CorrectionEvent& event) {
  if (event.kind == CorrectionEventKind::corrected) made_[event.correction] = event;
}

FoundAgain CorrectedVersions::find(CorrectionNumber number, const RecordBatch& record) {
  const CorrectionEvent& event = made(number);
  return find_again(this->record(event.told, record.schema), schema_of(event.told), record, event.field, event.value);
}

CorrectedVersions::Carried CorrectedVersions::carried(const std::vector<CorrectionNumber>& corrections,
                                                      VersionKey told) {
  Carried carried;
  if (corrections.empty()) return carried;
  RecordBatch now = record(told);
  for (const CorrectionNumber number : corrections) {
    FoundAgain found = find(number, now);
    // A value that today's schema does not know any more cannot go on.
    if (found.sent == Sent::again && !write_cell(now, found.cell, made(number).value)) found.sent = Sent::no_field;
    if (found.sent == Sent::again)
      carried.hold.push_back(number);
    else
      carried.ended.push_back({number, std::move(found)});
  }
  return carried;
}

Bytes CorrectedVersions::document(const Behind& made_of) {
  RecordBatch record = this->record(made_of.told);
  std::vector<std::pair<RecordCell, std::string>> changes;  // found in what the council had sent, then made
  for (const CorrectionNumber number : made_of.corrections) {
    const auto found = find(number, record);
    if (found.sent != Sent::again) damaged("correction " + std::to_string(number) + " is of another record");
    changes.emplace_back(found.cell, made(number).value);
  }
  for (const auto& [cell, value] : changes)
    if (!write_cell(record, cell, value)) damaged("`" + value + "` is no value of what it corrects");
  Bytes bytes;
  encode_document(record, 0, bytes);
  return bytes;
}

VersionKey CorrectedVersions::append(const Behind& made_of, Date known_from) {
  const Bytes bytes = document(made_of);
  if (!version_.integer(1, made_of.told).step()) damaged("record version " + std::to_string(made_of.told) + " is gone");
  const std::string council = version_.string_at(3);
  const Hash content = Hasher().bytes(document_content(bytes)).finish();
  Appender versions(inside_.connection, Grows::record_version, 10);
  versions.begin(inside_.chains).integer(version_.integer_at(0)).integer(version_.integer_at(1));
  versions.integer(version_.integer_at(2)).integer(known_from.days).text(council).integer(version_.integer_at(4));
  versions.blob(content.bytes).blob(bytes).end(inside_.chains);
  version_.reset();
  const VersionKey key = Appender::next_key(inside_.chains, Grows::record_version) - 1;
  const std::string numbers = text_of(made_of.corrections);
  Appender notes(inside_.connection, Grows::corrected_version, 5);
  notes.begin(inside_.chains).integer(key).integer(made_of.told).text(numbers).end(inside_.chains);
  return key;
}

void append_correction_event(RegisterFile::Inside& inside, const CorrectionEvent& event) {
  const std::string on = to_iso(event.on);
  Appender rows(inside.connection, Grows::correction_event, 17);
  rows.begin(inside.chains).integer(event.correction).text(correction_event_name(event.kind));
  rows.integer(event.participant).text(event.field).text(event.was).text(event.value).integer(event.told);
  rows.integer(event.version).integer(event.rests_on);
  event.import ? rows.integer(*event.import) : rows.null();
  rows.text(on).text(event.by).text(event.role).text(event.source).text(event.reason).end(inside.chains);
}

}  // namespace safon
