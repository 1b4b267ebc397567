#include "dsl/syntax/print.hpp"

#include <array>

#include "dsl/syntax/print_expression.hpp"
#include "dsl/syntax/print_intake.hpp"

namespace safon {

namespace syntax {

namespace {

/// One line for each node, what it holds two blanks further in.
class Printer {
 public:
  std::string run(const Document& document) {
    for (const Declaration& declaration : document.declarations)
      std::visit([this](const auto& what) { print(what); }, declaration.what);
    return std::move(out_);
  }

 private:
  struct Indent {
    Printer& printer;
    explicit Indent(Printer& p) : printer(p) { ++printer.depth_; }
    ~Indent() { --printer.depth_; }
    Indent(const Indent&) = delete;
    Indent& operator=(const Indent&) = delete;
  };

  Printer& begin(std::string_view word) {
    if (!out_.empty()) out_ += '\n';
    out_.append(std::size_t(depth_) * 2, ' ');
    out_ += word;
    return *this;
  }
  Printer& operator<<(std::string_view word) {
    out_ += ' ';
    out_ += word;
    return *this;
  }
  Printer& operator<<(const Name& name) { return *this << std::string_view(name.text); }
  Printer& operator<<(const Text& text) {
    out_ += ' ';
    print_text(out_, text.value);
    return *this;
  }
  Printer& operator<<(const Label& label) {
    for (const auto& [language, text] : label.texts) {
      if (!language.text.empty()) *this << "@" + language.text;
      *this << text;
    }
    return *this;
  }
  Printer& operator<<(const DateLiteral& date) { return *this << to_iso(date.date); }
  Printer& operator<<(const Expr& expr) {
    out_ += ' ';
    syntax::print(out_, expr);
    return *this;
  }
  Printer& operator<<(const Path& path) {
    out_ += ' ';
    syntax::print(out_, path);
    return *this;
  }
  void cites(const std::vector<Text>& texts) {
    for (const Text& text : texts) begin("cites") << text;
  }

  void print(const Broken& node) {
    begin("broken") << node.keyword;
    if (node.name) *this << *node.name;
  }
  void print(const Policy& node) {
    begin("policy") << node.name << node.label;
    const Indent indent(*this);
    if (node.version) begin("version") << *node.version;
    if (node.from) begin("from") << *node.from;
    if (node.to) begin("to") << *node.to;
    if (node.applies == Policy::Applies::everyone) begin("applies to everyone");
    if (node.entered_from) begin("applies to entered from") << *node.entered_from;
    if (node.month_end != MonthEnd::undeclared)
      begin(node.month_end == MonthEnd::down ? "month end down" : "month end up");
    if (node.calendar) begin("working days by") << *node.calendar;
    for (const Name& language : node.languages) begin("language") << language;
    for (const Name& line : node.repeated) begin("repeated") << line;
  }
  void print(const Use& node) { begin("use") << node.path; }
  void print(const Codes& node) {
    begin("codes") << node.name << node.label;
    const Indent indent(*this);
    for (const CodeDecl& code : node.codes) begin("code") << code.name << code.label;
  }
  Printer& operator<<(const Type& type) {
    static constexpr auto words = std::to_array<std::string_view>(
        {"text", "number", "percentage", "boolean", "date", "list of", "criterion of", "named", "broken"});
    if (type.optional) *this << "optional";
    *this << words[std::size_t(type.kind)];
    const bool has_name =
        type.kind == Type::Kind::list || type.kind == Type::Kind::criterion || type.kind == Type::Kind::named;
    return has_name ? *this << type.name : *this;
  }
  void print(const Record& node) {
    begin("record") << node.name;
    if (node.plural) *this << "plural" << *node.plural;
    *this << node.label;
    const Indent indent(*this);
    for (const Name& field : node.dated_by) begin("dated by") << field;
    for (const Field& field : node.fields) begin("field") << field.name << field.label << ":" << field.type;
  }
  void print(const Framework& node) {
    begin("framework") << node.name << node.label;
    const Indent indent(*this);
    cites(node.cites);
    for (const Element& element : node.elements) {
      begin("element") << element.name << element.label;
      const Indent inner(*this);
      cites(element.cites);
      for (const Criterion& criterion : element.criteria) begin("criterion") << criterion.name << criterion.label;
    }
  }
  void print(const CalendarDecl& node) {
    begin("calendar") << node.name << node.label;
    const Indent indent(*this);
    if (node.first && node.last) begin("covers") << *node.first << "to" << *node.last;
    if (node.working) begin("working") << node.working->first << "to" << node.working->second;
    for (const auto& [date, label] : node.closed) begin("closed") << date << label;
  }
  void print(const Parameter& node) {
    begin("parameter") << node.name << node.label << ":" << node.type;
    if (node.to_confirm) *this << "to confirm";
    const Indent indent(*this);
    cites(node.cites);
    for (const auto& [date, value] : node.values) begin("from") << date << ":" << value;
  }
  void print(const Let& node) { begin("let") << node.name << node.label << "=" << node.value; }
  void print(const IntakeDecl& node) {
    begin("intake") << node.name << node.label;
    out_ += syntax::print(node);
  }
  void print(const Always& node) { begin("always") << node.text << ":" << node.condition; }

  void print(const Exception& node) {
    static constexpr auto outcomes =
        std::to_array<std::string_view>({"", "then met", "then not met", "then not applicable"});
    begin(node.except ? "except" : "unless") << node.name << node.label << ":" << node.condition;
    if (node.outcome != Exception::Outcome::unstated) *this << outcomes[std::size_t(node.outcome)];
    const Indent indent(*this);
    cites(node.cites);
    for (const Exception& exception : node.exceptions) print(exception);
  }
  void print(const Group& node) {
    static constexpr auto words =
        std::to_array<std::string_view>({"all of", "any of", "none of", "at least", "at most", "exactly"});
    *this << words[std::size_t(node.kind)];
    for (const Expr& count : node.count) *this << count;
    const Indent indent(*this);
    cites(node.cites);
    for (const Item& item : node.items) print(item);
  }
  void print(const Item& node) {
    begin("item");
    if (node.name) *this << *node.name << node.label << ":";
    if (const auto* group = std::get_if<Group>(&node.body))
      print(*group);
    else
      *this << std::get<Expr>(node.body);
    const Indent indent(*this);
    for (const Exception& exception : node.exceptions) print(exception);
  }
  void print(const Requirement& node) {
    begin("requirement") << node.name << node.label;
    const Indent indent(*this);
    cites(node.cites);
    for (const Waivable& waivable : node.waivable) {
      begin("waivable by");
      if (waivable.approvers) *this << *waivable.approvers;
      *this << waivable.by;
      for (const Expr& length : waivable.at_most) *this << "for at most" << length;
    }
    for (const Expr& condition : node.applies) begin("applies when") << condition;
    for (const Item& item : node.body) print(item);
    for (const Exception& exception : node.exceptions) print(exception);
  }
  void print(const ProgrammeDecl& node) {
    begin("programme") << node.name << node.label << "for" << node.record;
    const Indent indent(*this);
    cites(node.cites);
    for (const Expr& date : node.begins_on) begin("begins on") << date;
    for (const Audit& audit : node.audits) {
      begin("audit") << audit.share << "in" << audit.among << "automatic changes";
      if (audit.each_council) *this << "for each council";
      *this << "by seed" << audit.seed;
    }
    for (const StatusDecl& status : node.statuses) {
      begin("status") << status.name << status.label;
      if (status.initial) *this << "initial";
      if (status.final) *this << "final";
      if (status.setback) *this << "setback";
      if (status.away) *this << "away";
      if (status.until_day) *this << "valid until" << *status.until_day;
      if (status.until_month) *this << *status.until_month;
      for (const Expr& length : status.valid_for) *this << (status.until_day ? "for at least" : "valid for") << length;
      if (status.from_previous_expiry) *this << "from previous expiry";
      for (const Expr& length : status.grace) *this << "grace" << length;
      for (const Expr& length : status.renewable_from) *this << "renewable from" << length;
    }
    for (const TransitionDecl& transition : node.transitions) {
      begin("from");
      if (transition.from_any) *this << "any";
      for (const Name& from : transition.from) *this << from;
      *this << "to" << transition.to << transition.label;
      if (transition.before_others) *this << "before all others";
      *this << "when";
      if (transition.decided == Decided::no) *this << transition.condition;
      static constexpr const char* by[] = {"certified by", "revoked by", "reinstated by"};
      if (transition.certified_by) *this << by[std::size_t(transition.decided)];
      if (transition.certifiers) *this << *transition.certifiers;
      if (transition.certified_by) *this << *transition.certified_by;
      for (const Expr& length : transition.certify_within) *this << "within" << length;
    }
  }
  void print(const Mapping& node) {
    begin("map") << node.field << "from";
    if (node.from_file) *this << "file";
    if (node.each) *this << "each";
    for (const Text& source : node.sources) *this << source;
    if (node.join) *this << "join" << *node.join;
    if (node.date_format) *this << "date" << *node.date_format;
    if (node.required) *this << "required";
    for (const Expr& value : node.default_value) *this << "default" << value;
    for (const Text& text : node.absent_when) *this << "absent when" << text;
    const Indent indent(*this);
    if (node.has_codes) begin("codes");
    for (const CodeMap& code : node.codes) {
      begin("code") << code.from << "->" << code.to;
      if (code.valid_from) *this << "from" << *code.valid_from;
      if (code.valid_until) *this << "until" << *code.valid_until;
    }
    for (const Mapping& mapping : node.block) print(mapping);
  }
  void print(const Feed& node) {
    begin("feed") << node.name << node.label << "for" << node.record << "from xml" << node.path;
    const Indent indent(*this);
    for (const auto& [prefix, name] : node.namespaces) {
      begin("namespace");
      if (prefix) *this << *prefix;
      *this << name;
    }
    for (const auto& [path, values] : node.expectations) {
      begin("expect") << path << "is";
      for (const Text& value : values) *this << value;
    }
    for (const auto& [full, span] : node.returns) begin(full ? "full return" : "partial return");
    for (const Mapping& mapping : node.mappings) print(mapping);
  }
  void print(const Grouping& node, std::string_view word) {
    static constexpr auto kinds = std::to_array<std::string_view>({"", "status of", "year of"});
    begin(word);
    if (node.kind != Grouping::Kind::value) *this << kinds[std::size_t(node.kind)];
    if (node.kind == Grouping::Kind::status) *this << node.programme;
    for (const Expr& value : node.value) *this << value;
    *this << node.label;
  }
  void print(const ReportDecl& node) {
    static constexpr auto kinds =
        std::to_array<std::string_view>({"count", "sum of", "average of", "smallest of", "largest of", "share"});
    begin("report") << node.name << node.label;
    const Indent indent(*this);
    cites(node.cites);
    for (const Expr& where : node.where) begin("of participants where") << where;
    for (const Grouping& grouping : node.rows) print(grouping, "rows by");
    for (const Grouping& grouping : node.columns) print(grouping, "columns by");
    for (const Measure& measure : node.measures) {
      begin("measure") << measure.name << measure.label << ":" << kinds[std::size_t(measure.kind)];
      for (const Expr& value : measure.value) *this << value;
      for (const Expr& where : measure.where) *this << "where" << where;
      for (const Expr& among : measure.among) *this << "among" << among;
    }
    for (const Expr& number : node.suppress_below) begin("suppress below") << number;
  }
  void print(const PoolDecl& node) {
    begin("pool") << node.name << node.label;
    const Indent indent(*this);
    cites(node.cites);
    for (const PoolLine& line : node.lines) {
      begin("each") << line.record << "counts once for";
      for (const Path& member : line.members) *this << member;
    }
  }
  void print(const Likeness& node, std::string_view word) {
    begin(word.empty() ? (node.same ? "same" : "different") : word);
    if (!word.empty()) *this << (node.same ? "same" : "different");
    *this << node.value;
  }
  void print(const MatchingDecl& node) {
    begin("matching") << node.name << node.label;
    const Indent indent(*this);
    cites(node.cites);
    for (const Expr& match : node.match) begin("match participants where") << match;
    for (const Expr& with : node.with) begin("with participants where") << with;
    for (const Likeness& constraint : node.constraints) print(constraint, "");
    for (const Takes& takes : node.takes) {
      begin("each takes at most") << takes.most;
      for (const Expr& counting : takes.counting) *this << ", counting" << counting;
    }
    for (const Likeness& wish : node.wishes) print(wish, "prefer");
  }
  void print(const Value& node) {
    switch (node.kind) {
      case Value::Kind::unknown:
        *this << "unknown";
        break;
      case Value::Kind::expression:
        for (const Expr& expr : node.expression) *this << expr;
        break;
      case Value::Kind::record:
        *this << "record";
        for (const RecordValue& record : node.records) print(record);
        break;
      case Value::Kind::list:
        *this << "list";
        const Indent inner(*this);
        for (const RecordValue& record : node.records) {
          begin("row");
          print(record);
        }
        break;
    }
  }
  void print(const RecordValue& node) {
    const Indent indent(*this);
    for (const auto& [name, value] : node.fields) {
      begin(name.text) << ":";
      print(value);
    }
  }
  void print(const Expectation& node) {
    static constexpr auto kinds = std::to_array<std::string_view>(
        {"status", "case for", "no case", "next date", "review", "verdict", "no next date", "always"});
    static constexpr auto answers =
        std::to_array<std::string_view>({"met", "not met", "unknown", "not applicable", "conflict"});
    begin("expect") << kinds[std::size_t(node.kind)];
    if (node.kind == Expectation::Kind::status || node.kind == Expectation::Kind::case_for) *this << node.status;
    if (node.kind == Expectation::Kind::verdict) *this << node.requirement << answers[std::size_t(node.answer)];
    if (node.kind == Expectation::Kind::broken) *this << node.property << "broken";
    if (node.date) *this << *node.date;
    if (node.due) *this << "due" << *node.due;
    for (const Path& path : node.because) *this << "because" << path;
  }
  void print(const CaseTable& node) {
    static constexpr auto kinds =
        std::to_array<std::string_view>({"value", "as of", "expect status", "expect next date", "expect"});
    static constexpr auto said = std::to_array<std::string_view>({"", "not met", "not applicable"});
    begin("for each");
    for (const CaseColumn& column : node.columns) *this << kinds[std::size_t(column.kind)] << column.path;
    const Indent indent(*this);
    for (const CaseRow& row : node.rows) {
      begin("case") << row.name;
      const Indent inner(*this);
      for (const CaseCell& cell : row.cells) {
        begin("cell") << said[std::size_t(cell.said)];
        if (cell.said == CaseCell::Said::value) print(cell.value);
        if (cell.since) *this << "since" << *cell.since;
        for (const Path& path : cell.because) *this << "because" << path;
      }
    }
  }
  void print(const IntakeTest& node) {
    begin("test intake") << node.intake << node.title;
    const Indent indent(*this);
    for (const GivenPeople& people : node.people) {
      begin("given");
      for (const Expr& number : people.number) *this << number;
      *this << people.name;
      if (people.like) *this << "like" << *people.like;
      for (const RecordValue& record : people.record) print(record);
    }
    for (const GivenPlace& place : node.places)
      begin("given") << place.people << "placed in" << place.intake << "since" << place.since;
    for (const PlaceExpectation& expectation : node.expectations) {
      static constexpr const char* said[] = {"placed",     "offered",      "waiting list", "not placed",
                                             "not ranked", "not eligible", "last"};
      begin("expect");
      for (const Expr& number : expectation.number) *this << number;
      if (expectation.kind != PlaceExpectation::Kind::last_rank) *this << expectation.people;
      *this << said[std::size_t(expectation.kind)];
      for (const Expr& place : expectation.place) *this << place;
      for (const Expr& rank : expectation.rank) *this << "rank" << rank;
      for (const Text& because : expectation.because) *this << "because" << because;
    }
  }
  void print(const Test& node) {
    if (!node.of_intake.empty()) return print(node.of_intake.front());
    begin("test") << node.title;
    const Indent indent(*this);
    for (const Name& programme : node.follows) begin("follows") << programme;
    if (node.as_of) begin("as of") << *node.as_of;
    for (const auto& [record, value] : node.given) {
      begin("given") << record;
      print(value);
    }
    for (const auto& [status, since] : node.given_statuses) begin("given status") << status << "since" << since;
    for (const auto& [intake, since] : node.given_placed) begin("given placed in") << intake << "since" << since;
    for (const auto& [requirement, from, until] : node.given_waived)
      begin("given waived") << requirement << "from" << from << "until" << until;
    for (const auto& certified : node.certified) {
      static constexpr const char* how[] = {"certified", "revoked", "reinstated"};
      begin(how[std::size_t(certified.decided)]) << certified.status;
      if (certified.to) *this << "to" << *certified.to;
      *this << "on" << certified.on;
      for (const Text& who : certified.by) *this << "by" << who;
    }
    for (const Expectation& expectation : node.expectations) print(expectation);
    for (const CaseTable& table : node.tables) print(table);
  }

  std::string out_;
  int depth_ = 0;
};

}  // namespace

}  // namespace syntax

std::string print_syntax(const syntax::Document& document) {
  std::string out = syntax::Printer().run(document);
  if (!out.empty()) out += '\n';
  return out;
}

}  // namespace safon
