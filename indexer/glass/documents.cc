// The tables that go by document.
#include <string>

#include <dateline/error.h>

#include "indexer/glass/compress_min.h"
#include "indexer/glass/encodings.h"
#include "indexer/glass/glass_writer.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/termlist.h"

namespace dateline {

using glass::TableWriter;

class GlassDocuments::Impl {
 public:
  Impl(const std::string& folder, bool with_termlists)
      : with_termlists_(with_termlists),
        docdata_(folder + "/docdata.glass", glass::kCompressMin, TableWriter::WhenEmpty::no_file),
        // Xapian takes a missing termlist table as a database without termlists, whatever is added later.
        termlist_(folder + "/termlist.glass", glass::kCompressMin,
                  with_termlists ? TableWriter::WhenEmpty::empty_file : TableWriter::WhenEmpty::no_file) {}

  void add_data(Xapian::docid docid, GlassTag data) {
    if (data.bytes.empty()) return;  // Xapian's check calls an empty entry an error
    set_key(docid);
    docdata_.add(key_, data.bytes, data.deflated, TableWriter::Cut::to_fill);
  }

  void add_termlist(Xapian::docid docid, std::uint32_t length, std::span<const GlassTerm> terms,
                    std::span<const Xapian::valueno> slots) {
    if (!with_termlists_) throw Error(ErrorCode::internal, "a termlist for tables that were to have none");
    set_key(docid);
    tag_.clear();
    glass::append_termlist(tag_, length, terms);
    const bool deflated = deflater_.deflate(tag_, deflated_tag_);
    termlist_.add(key_, deflated ? deflated_tag_ : tag_, deflated, TableWriter::Cut::to_fill);
    if (slots.empty()) return;
    key_ += '\0';
    tag_.clear();
    glass::append_slots(tag_, slots);
    termlist_.add(key_, tag_);
  }

  Roots finish() { return {.docdata = docdata_.finish(), .termlist = termlist_.finish()}; }

 private:
  void set_key(Xapian::docid docid) {
    key_.clear();
    glass::append_docid(key_, docid);
  }

  bool with_termlists_;
  TableWriter docdata_;
  TableWriter termlist_;
  std::string key_;
  std::string tag_;
  TagDeflater deflater_;
  std::string deflated_tag_;
};

GlassDocuments::GlassDocuments(const std::string& folder, bool with_termlists)
    : impl_(std::make_unique<Impl>(folder, with_termlists)) {}
GlassDocuments::~GlassDocuments() = default;

void GlassDocuments::add_data(Xapian::docid docid, GlassTag data) { impl_->add_data(docid, data); }

void GlassDocuments::add_termlist(Xapian::docid docid, std::uint32_t length, std::span<const GlassTerm> terms,
                                  std::span<const Xapian::valueno> slots) {
  impl_->add_termlist(docid, length, terms, slots);
}

GlassDocuments::Roots GlassDocuments::finish() { return impl_->finish(); }

}  // namespace dateline
