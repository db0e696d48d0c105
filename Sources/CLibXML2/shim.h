// The few parts of the system's libxml2 that huizong reads submissions with.
//
// Why a shim: Debian's headers pull in ICU's, which clash with the ICU inside Swift's Foundation,
// and `xmlFree` is a mutable global, which Swift 6 refuses to touch.
#pragma once
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>

/// Frees memory that libxml2 allocated.
static inline void hz_xml_free(void *memory) { xmlFree(memory); }

/// The version of the libxml2 that is linked, as text, for `huizong --version`.
static inline const char *hz_xml_version(void) { return xmlParserVersion; }
