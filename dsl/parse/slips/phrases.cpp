#include "dsl/parse/slips/phrases.hpp"

#include <array>

namespace safon::parsing {
namespace {

constexpr std::string_view an_exception = "an exception has a name: `unless NAME \"label\": …`";
constexpr std::string_view no_unit = "a number stands without what it counts: leave the unit out";
constexpr std::string_view added_up = "to add up a field, write `sum of FIELD of LIST`, and compare that";
constexpr std::string_view some_or_one = "write `some` for one or more, `exactly 1` for one and no more";
constexpr std::string_view so_many = "write `at least` before the number, or `exactly` for no more than that";
constexpr std::string_view no_fixed_end = "a status is valid for a time from its day on, such as `valid for 3 years`";
constexpr std::string_view whole_days =
    "time is counted in whole days: write it in `days`, `weeks`, `months` or `years`";

constexpr auto table = std::to_array<Phrase>({
    // reports
    {in_reports, Before::anything, "count/number of participants/participant/people/everybody/everyone", "count"},
    {in_reports, Before::anything, "total number of participants/people", "count"},
    {in_reports, Before::anything, "count when/if", "count where"},
    {in_reports, Before::anything, "share/percentage/percent/proportion of participants/people where/who",
     "share where"},
    {in_reports, Before::anything, "percentage/percent/proportion where", "share where"},
    {in_reports, Before::anything, "share when/if", "share where"},
    {in_reports, Before::anything, "mean of", "average of"},
    {in_reports, Before::anything, "total of", "sum of"},
    {in_reports, Before::anything, "maximum/highest of", "largest of"},
    {in_reports, Before::anything, "minimum/lowest of", "smallest of"},
    {in_reports, Before::anything, "by status in/for NAME", "by status of $4"},
    {in_reports, Before::line, "group/grouped by", "rows by"},
    {in_reports, Before::line, "row/rows :", "rows by"},
    {in_reports, Before::line, "column/columns :", "columns by"},
    {in_reports, Before::line, "for/only participants where/who", "of participants where"},
    {in_reports, Before::line, "participants where/who", "of participants where"},
    {in_reports, Before::line, "hide/mask/suppress below/under NUMBER participants/people", "suppress below $3"},
    {in_reports, Before::line, "suppress under NUMBER", "suppress below $3"},
    {in_reports, Before::line, "hide/mask below/under NUMBER", "suppress below $3"},
    {in_reports, Before::line, "hide/mask/suppress less/fewer than NUMBER", "suppress below $4"},
    // comparing
    {in_conditions, Before::anything, "at least/most INWORDS", "at $2 $3"},
    {in_conditions, Before::anything, "exactly INWORDS", "exactly $2"},
    {in_conditions, Before::value, "equals", "is", After::value},
    {in_conditions, Before::value, "equal to", "is", After::value},
    {in_conditions, Before::value, "is equal to", "is", After::value},
    {in_conditions, Before::value, "greater/higher/bigger/larger than", "more than"},
    {in_conditions, Before::value, "lower/smaller than", "less than"},
    {in_conditions, Before::value, "exceeds", "more than", After::value},
    {in_conditions, Before::value, "no less/fewer than", "at least"},
    {in_conditions, Before::value, "no more than", "at most"},
    {in_conditions, Before::value, "a minimum of", "at least"},
    {in_conditions, Before::value, "a maximum of", "at most"},
    {in_conditions, Before::value, "is one of [", "in ["},
    {in_conditions, Before::value, "one of [", "in ["},
    {in_conditions, Before::anything, "is a/an NAME", "is $3"},
    {in_conditions, Before::value, "does not exist", "is missing"},
    {in_conditions, Before::start, "at least/most NUMBER hours/points/credits/marks of NAME", "at $2 $3 $6",
     After::anything, added_up},
    {in_conditions, Before::value, "at least/most NUMBER hours/hour/points/point/credits/credit/marks/sessions",
     "at $2 $3", After::end, no_unit},
    {in_conditions, Before::value, "more/less/fewer than NUMBER hours/hour/points/point/credits/credit/marks/sessions",
     "$1 than $3", After::end, no_unit},
    {in_conditions, Before::start, "its/their/the NAME", "$2"},
    {in_conditions, Before::anything, "and/or/where/not is NAME", "$1 $3", After::end},
    {in_conditions, Before::anything, "they/he/she are/is/has/have NAME", "$3"},
    // days
    {in_conditions, Before::value, "before or on", "on or before", After::value},
    {in_conditions, Before::value, "after or on", "on or after", After::value},
    {in_conditions, Before::anything, "is in the past", "before today"},
    {in_conditions, Before::anything, "is in the future", "after today"},
    {in_conditions | in_programmes, Before::anything, "INWORDS years/year/months/month/weeks/week/days/day/working",
     "$1 $2"},
    {in_conditions, Before::value, "no/not later than", "on or before"},
    {in_conditions, Before::value, "no/not earlier than", "on or after"},
    {in_conditions, Before::value, "later than", "after"},
    {in_conditions, Before::value, "earlier than", "before"},
    {in_conditions, Before::value, "prior to", "before", After::value},
    {in_conditions, Before::value, "since", "on or after", After::value},
    {in_conditions, Before::value, "until", "on or before", After::value},
    {in_conditions, Before::anything, "within the last/next", "within $3"},
    {in_conditions, Before::anything, "within past/previous", "within last"},
    {in_conditions, Before::anything, "within the past/previous", "within last"},
    {in_conditions, Before::value, "in/during/over the last/past/previous", "within last"},
    {in_conditions, Before::value, "in/during last/past", "within last"},
    {in_conditions, Before::anything, "NUMBER yr/yrs", "$1 years"},
    {in_conditions, Before::anything, "NUMBER mth/mths", "$1 months"},
    {in_conditions, Before::anything, "NUMBER wk/wks", "$1 weeks"},
    {in_conditions, Before::anything, "NUMBER business days/day", "$1 working $3"},
    {in_conditions, Before::anything, "NUMBER calendar years/months/weeks/days/year/month/week/day", "$1 $3"},
    {in_conditions, Before::anything, "last/next/within NUMBER hours/hour/minutes", "$1 $2 days", After::anything,
     whole_days},
    // rows
    {in_conditions, Before::start, "there is a/an NAME", "some $4"},
    {in_conditions, Before::start, "has a/an NAME where", "some $3 where"},
    {in_conditions, Before::start, "a/an/any NAME where/within", "some $2 $3"},
    {in_conditions, Before::start, "one NAME where/within", "some $2 $3", After::anything, some_or_one},
    {in_conditions, Before::start, "first NAME where", "earliest $2 where"},
    {in_conditions, Before::start, "last/newest NAME where", "latest $2 where"},
    {in_conditions, Before::start, "oldest NAME where", "earliest $2 where"},
    {in_conditions, Before::anything, "= first/oldest NAME", "= earliest $3"},
    {in_conditions, Before::anything, "= last/newest NAME", "= latest $3"},
    {in_conditions, Before::start, "most recent NAME", "latest $3"},
    {in_conditions, Before::start, "all/each NAME where", "every $2 where"},
    {in_conditions, Before::anything, "some/no/every/latest/earliest/of NAME which/with/whose/that NAME",
     "$1 $2 where $4"},
    {in_conditions, Before::anything, "least/most/exactly NUMBER NAME which/with/whose/that NAME", "$1 $2 $3 where $5"},
    {in_conditions, Before::anything, "total number of", "count of"},
    {in_conditions, Before::anything, "number of", "count of"},
    {in_conditions, Before::anything, "total of NAME of", "sum of $3 of"},
    {in_conditions, Before::anything, "total/sum NAME of", "sum of $2 of"},
    {in_conditions, Before::anything, "mean of NAME of", "average of $3 of"},
    {in_conditions, Before::anything, "average/mean NAME of", "average of $2 of"},
    {in_conditions, Before::anything, "maximum/highest of NAME of", "largest of $3 of"},
    {in_conditions, Before::anything, "minimum/lowest of NAME of", "smallest of $3 of"},
    {in_conditions, Before::anything, "sum/average/smallest/largest of NAME in NAME", "$1 of $3 of $5"},
    {in_conditions, Before::anything, "sum/average/smallest/largest of NAME . NAME", "$1 of $5 of $3", After::no_of},
    {in_conditions, Before::start, "was/were NAME", "previously $2"},
    // requirements
    {in_requirements, Before::line, "applies if/where/to/for", "applies when"},
    {in_requirements, Before::line, "apply/applicable/only when/if/where/to", "applies when"},
    {in_requirements, Before::start, "each/both/every of {", "all of {"},
    {in_requirements, Before::start, "either of {", "any of {"},
    {in_requirements, Before::start, "one of {", "any of {", After::anything,
     "write `any of {` for one or more, `exactly 1 of {` for one and no more"},
    {in_requirements, Before::start, "neither of {", "none of {"},
    {in_requirements, Before::start, "all/any/none {", "$1 of {"},
    {in_requirements, Before::anything, "of the following {", "of {"},
    {in_requirements, Before::start, "NUMBER or more of", "at least $1 of"},
    {in_requirements, Before::item, "NUMBER/INWORDS of {", "at least $1 of {", After::anything, so_many},
    {in_requirements, Before::start, "minimum/min NUMBER of", "at least $2 of"},
    {in_requirements, Before::start, "minimum of NUMBER of", "at least $3 of"},
    {in_requirements, Before::start, "maximum/max NUMBER of", "at most $2 of"},
    {in_requirements, Before::line, "unless/except if/when", "$1 unnamed :", After::anything, an_exception},
    {in_requirements | in_programmes, Before::line, "cite/cited/source/reference/ref TEXT", "cites $2",
     After::no_label},
    // records
    {in_records, Before::type, "list NAME", "list of $2"},
    {in_records, Before::type, "lists of", "list of"},
    {in_records, Before::type, "option/opt/optionally/maybe NAME", "optional $2"},
    {in_records, Before::type, "NAME optional", "optional $1"},
    {in_records, Before::type, "NAME list", "list of $1", After::end},
    {in_records, Before::line, "dated NAME", "dated by $2", After::end},
    // programmes
    {in_programmes, Before::line, "start/starts/starting/entry on", "begins on"},
    {in_programmes, Before::line, "move/moves/goes/go from", "from"},
    {in_programmes, Before::anything, "to NAME if", "to $2 when"},
    {in_programmes, Before::anything, "from NAME -> NAME", "from $2 to $4"},
    {in_programmes, Before::anything, "approved/confirmed/agreed/decided/authorised/signed by", "certified by"},
    {in_programmes, Before::anything, "signed off by", "certified by"},
    {in_programmes, Before::anything, "expires/lapses after/in", "valid for"},
    {in_programmes, Before::anything, "lasts for", "valid for"},
    {in_programmes, Before::anything, "valid until/to/till DATE", "valid for 1 year", After::anything, no_fixed_end},
    {in_programmes, Before::anything, "valid NAME/NUMBER", "valid for $2"},
    {in_programmes, Before::anything, "certified by a/an/the NAME", "certified by $4"},
    {in_programmes, Before::anything, "certified by INWORDS NAME", "certified by $3 $4"},
    {in_programmes, Before::anything, "certified by NAME in NUMBER/NAME", "certified by $3 within $5"},
    {in_programmes, Before::anything, "certified by NUMBER NAME in NUMBER/NAME", "certified by $3 $4 within $6"},
    {in_programmes, Before::anything, "renewable NUMBER", "renewable from $2"},
    {in_programmes, Before::anything, "from NUMBER years/year/months/month/weeks/days before expiry/expiration",
     "from $2 $3 before"},
    {in_programmes, Before::anything, "from NAME before expiry/expiration", "from $2 before"},
    {in_programmes, Before::line, "from all/anything/anyone/everything/everywhere to", "from any to"},
    {in_programmes, Before::line, "any/NAME to NAME when/if", "from $1 to $3 when"},
    {in_programmes, Before::anything, "TEXT first/start/starting/beginning", "$1 initial"},
    {in_programmes, Before::anything, "TEXT last/end/ended/ending/terminal", "$1 final"},
    {in_programmes, Before::line, "begins on the day/date NAME NAME", "begins on $6"},
    {in_programmes, Before::line, "begins on the NAME", "begins on $4"},
    // tests
    {in_tests, Before::expect, "is met", "met"},
    {in_tests, Before::expect, "is not met/applicable", "not $3"},
    {in_tests, Before::expect, "is unknown", "unknown"},
    {in_tests, Before::expect, "unmet/unfulfilled/unsatisfied", "not met"},
    {in_tests, Before::expect, "fulfilled/satisfied", "met"},
    {in_tests, Before::expect, "met/unknown/NAME on DATE", "$1 since $3"},
    {in_tests, Before::line, "as at/on DATE", "as of $3"},
    {in_tests, Before::line, "on/at DATE", "as of $2"},
    {in_tests, Before::line, "participant {", "given participant {"},
});

constexpr auto first_words = std::to_array<Phrase>({
    {0, Before::line, "rule/criterion/condition NAME", "requirement $2"},
    {0, Before::line, "include/import/uses/load TEXT", "use $2"},
    {0, Before::line, "define/def/set/var NAME", "let $2"},
    {0, Before::line, "enum/values/choices NAME", "codes $2"},
    {0, Before::line, "entity/table/struct/class NAME", "record $2"},
    {0, Before::line, "pathway/scheme NAME", "programme $2"},
    {0, Before::line, "assert/invariant TEXT", "always $2"},
});

}  // namespace

std::span<const Phrase> phrases() {
  return table;
}
std::span<const Phrase> openings() {
  return first_words;
}

}  // namespace safon::parsing
