#include "adapters/xml/wording.hpp"

#include <libxml/xmlerror.h>

namespace safon::xml {
namespace {

std::string name(const char* text) {
  return text ? text : "?";
}

std::string plain(int code) {
  switch (code) {
    case XML_ERR_DOCUMENT_EMPTY:
      return "the file does not begin with an element";
    case XML_ERR_DOCUMENT_END:
      return "something stands after the end of the outermost element";
    case XML_ERR_INVALID_CHAR:
      return "a character that XML does not allow";
    case XML_ERR_INVALID_CHARREF:
    case XML_ERR_INVALID_HEX_CHARREF:
    case XML_ERR_INVALID_DEC_CHARREF:
      return "a numbered character (`&#…;`) that XML does not allow";
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_ENTITYREF_NO_NAME:
      return "an `&` begins nothing known here; write `&amp;` for the sign itself";
    case XML_ERR_LT_IN_ATTRIBUTE:
      return "a `<` inside an attribute must be written `&lt;`";
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
      return "an attribute's value must stand in quotation marks";
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
      return "an attribute's value has no closing quotation mark";
    case XML_ERR_SPACE_REQUIRED:
      return "a space is missing here, between attributes or after a name";
    case XML_ERR_GT_REQUIRED:
      return "this tag is not closed with `>`";
    case XML_ERR_LTSLASH_REQUIRED:
      return "a closing tag is missing here";
    case XML_ERR_NAME_REQUIRED:
      return "a name is missing here; a `<` in text must be written `&lt;`, an `&` `&amp;`";
    case XML_ERR_MISPLACED_CDATA_END:
      return "`]]>` may not stand in text";
    case XML_ERR_CDATA_NOT_FINISHED:
      return "a CDATA section is never closed";
    case XML_ERR_COMMENT_NOT_FINISHED:
      return "a comment is never closed";
    case XML_ERR_HYPHEN_IN_COMMENT:
      return "`--` may not stand in a comment";
    case XML_ERR_PI_NOT_STARTED:
    case XML_ERR_PI_NOT_FINISHED:
      return "an instruction (`<?…?>`) is not whole";
    case XML_ERR_RESERVED_XML_NAME:
      return "an XML declaration may stand only at the very beginning";
    case XML_ERR_XMLDECL_NOT_STARTED:
    case XML_ERR_XMLDECL_NOT_FINISHED:
    case XML_ERR_VERSION_MISSING:
    case XML_ERR_UNKNOWN_VERSION:
    case XML_ERR_ENCODING_NAME:
    case XML_ERR_STANDALONE_VALUE:
    case XML_ERR_MISSING_ENCODING:
      return "the XML declaration (`<?xml …?>`) is faulty";
    case XML_WAR_NS_URI:
      return "the name of a namespace is no URI; it may not hold spaces";
    case XML_ERR_INTERNAL_ERROR:
      return "a `<!` that begins neither a comment nor a CDATA section may not stand in an element";
    case XML_NS_ERR_XML_NAMESPACE:
    case XML_NS_ERR_QNAME:
    case XML_NS_ERR_EMPTY:
    case XML_NS_ERR_COLON:
      return "a name or a namespace declaration is faulty";
    default:
      return "this is not well-formed XML";
  }
}

}  // namespace

std::string in_plain_words(const xmlError& error) {
  switch (error.code) {
    case XML_ERR_TAG_NAME_MISMATCH:
      return "`</" + name(error.str2) + ">` does not close `<" + name(error.str1) + ">`, which was opened on line " +
             std::to_string(error.int1);
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return "`&" + name(error.str1) + ";` is not known; XML itself has only &amp; &lt; &gt; &quot; and &apos;";
    case XML_ERR_ATTRIBUTE_REDEFINED:
    case XML_NS_ERR_ATTRIBUTE_REDEFINED:
      return "the attribute `" + name(error.str1) + "` is given twice";
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return "the attribute `" + name(error.str1) + "` has no value";
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return "the prefix `" + name(error.str1) + "` is not declared";
    default:
      return plain(error.code);
  }
}

}  // namespace safon::xml
