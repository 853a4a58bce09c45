#include "searcher/output/atom.h"

#include "common/text/digest.h"
#include "common/text/markup.h"
#include "searcher/output/words.h"

namespace dateline {
namespace {

constexpr std::string_view kNoDate = "1970-01-01T00:00:00Z";

// RFC 3339 wants a time and an offset; a date without them is taken as midnight UTC.
std::string timestamp(const Date& date) {
  std::string text = to_string(date);
  if (text.size() == 4) text += "-01";
  if (text.size() == 7) text += "-01";
  if (text.size() == 10) text += "T00:00:00";
  if (!date.offset) text += "Z";
  return text;
}

std::string newest(const Answer& answer) {
  for (const Hit& hit : answer.hits) {
    if (hit.published) return timestamp(*hit.published);
  }
  return std::string(kNoDate);
}

std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + escaped_markup(text) + "</" + std::string(name) + ">\n";
}

// A reader knows an entry again by it, whatever the order or the revision.
std::string identity(std::string_view archive, std::string_view what) {
  const std::string digest = digest_of(std::string(archive) + '\n' + std::string(what));
  return "urn:uuid:" + digest.substr(0, 8) + "-" + digest.substr(8, 4) + "-" + digest.substr(12, 4) + "-" +
         digest.substr(16, 4) + "-" + digest.substr(20);
}

std::string entry(const Hit& hit, std::string_view uuid, const std::string& feed_date) {
  std::string out = "<entry>\n";
  out += element("id", identity(uuid, hit.id));
  out += element("title", hit.title.empty() ? hit.id : hit.title);
  out += element("updated", hit.published ? timestamp(*hit.published) : feed_date);
  if (hit.published) out += element("published", timestamp(*hit.published));
  // An entry without content has an alternate (RFC 4287, 4.1.2): the original, or the page's own view of it.
  const std::string link = is_web_address(hit.url) ? hit.url : "/article/" + percent_encoded(hit.id);
  out += "<link rel=\"alternate\" href=\"" + escaped_markup(link) + "\"/>\n";
  out += "<author>" + element("name", hit.source.empty() ? "unknown" : hit.source) + "</author>\n";
  if (!hit.snippets.empty()) out += element("summary", hit.snippets.front().text);
  return out + "</entry>\n";
}

}  // namespace

std::string atom_feed(const Answer& answer, std::string_view uuid) {
  const std::string date = newest(answer);
  std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  out += element("id", identity(uuid, "query " + answer.read_as));
  out += element("title", answer.read_as.empty() || answer.read_as == "*" ? "All articles" : answer.read_as);
  out += element("updated", date);
  for (const Hit& hit : answer.hits) out += entry(hit, uuid, date);
  return out + "</feed>\n";
}

}  // namespace dateline
