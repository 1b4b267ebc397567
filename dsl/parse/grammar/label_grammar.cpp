// label := text ('@' language text)*        path := name ('.' name)*
#include "dsl/parse/grammar/expression_rules.hpp"

namespace safon::parsing {

namespace {

const auto first_text = [](auto& context) {
  x3::_val(context).texts.emplace_back(syntax::Name{}, std::move(x3::_attr(context)));
};
const auto language = [](auto& context) {
  x3::_val(context).texts.emplace_back(std::move(x3::_attr(context)), syntax::Text{});
};
const auto text_in_language = [](auto& context) {
  x3::_val(context).texts.back().second = std::move(x3::_attr(context));
};
const auto step = [](auto& context) { x3::_val(context).push_back(std::move(x3::_attr(context))); };

}  // namespace

const auto label_def = text("a label in quotation marks")[first_text] >>
                       *(sign("@", "") > any_word("a language, such as `cy`, after `@`")[language] >
                         text("the label in this language, in quotation marks")[text_in_language]);

const auto path_def = name("a name")[step] >> *(sign(".", "") > name("the name of a field or part, after `.`")[step]);

BOOST_SPIRIT_DEFINE(label, path)
BOOST_SPIRIT_INSTANTIATE(decltype(label), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(path), Iterator, Context)

}  // namespace safon::parsing
