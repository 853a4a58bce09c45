// The models stand in the library itself: there is no file to look for, to miss or to mix up with another version's.
#include "indexer/entities/models.h"

// .incbin reads the file when this is compiled; the build knows of it (CMakeLists.txt).
#define DATELINE_BUILT_IN(name)                                                          \
  __asm__(                                                                               \
      ".pushsection .rodata\n"                                                           \
      ".balign 16\n"                                                                     \
      "dateline_model_" #name                                                            \
      ":\n"                                                                              \
      ".incbin \"" DATELINE_MODEL_FOLDER "/" #name                                       \
      ".model\"\n"                                                                       \
      "dateline_model_" #name                                                            \
      "_end:\n"                                                                          \
      ".byte 0\n"                                                                        \
      ".popsection\n");                                                                  \
  extern "C" {                                                                           \
  extern __attribute__((visibility("hidden"))) const char dateline_model_##name[];       \
  extern __attribute__((visibility("hidden"))) const char dateline_model_##name##_end[]; \
  }

DATELINE_BUILT_IN(en)
DATELINE_BUILT_IN(pt)
DATELINE_BUILT_IN(de)  // on trial, as is
DATELINE_BUILT_IN(ru)

namespace dateline {

std::span<const BuiltInModel> built_in_models() {
  const auto model = [](std::string_view language, const char* begin, const char* end) {
    return BuiltInModel{language, {begin, static_cast<std::size_t>(end - begin)}};
  };
  static const BuiltInModel kModels[] = {
      model("en", dateline_model_en, dateline_model_en_end),
      model("pt", dateline_model_pt, dateline_model_pt_end),
      model("de", dateline_model_de, dateline_model_de_end),
      model("ru", dateline_model_ru, dateline_model_ru_end),
  };
  return kModels;
}

}  // namespace dateline
