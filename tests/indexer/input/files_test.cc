// Files, folders, and what is in them.
#include <catch2/catch.hpp>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include <dateline/error.h>

#include "tests/indexer/input/support.h"

using namespace dateline;
using namespace dateline::testing;
using Lines = std::vector<std::string>;

TEST_CASE("a file that is named itself has its file name, wherever it lies", "[input]") {
  const TempDir dir;
  std::filesystem::create_directories(dir / "deep/er");
  write_bytes(dir / "deep/er/page.html", html_page("A"));
  CHECK(lines_of(dir / "deep/er/page.html") == Lines{"deep/er/page.html html 97"});
}

TEST_CASE("a folder is read recursively in byte order, hidden files too", "[input]") {
  const TempDir dir;
  for (const char* folder : {"news", "news/x", "news/.hidden", "news/Z"})
    std::filesystem::create_directory(dir / folder);
  for (const char* file :
       {"news/b.html", "news/x/y.html", "news/.hidden/h.html", "news/Z/z.html", "news/é.html", "news/a.html"}) {
    write_bytes(dir / file, html_page("A"));
  }
  const Lines expected{"news/.hidden/h.html html 97", "news/Z/z.html html 97", "news/a.html html 97",
                       "news/b.html html 97",         "news/x/y.html html 97", "news/é.html html 97"};
  CHECK(lines_of(dir / "news") == expected);
  CHECK(lines_of(dir / "news/") == expected);
  CHECK(lines_of(dir / "news/x/..") == expected);
}

TEST_CASE("an empty folder is named", "[input]") {
  const TempDir dir;
  std::filesystem::create_directory(dir / "empty");
  CHECK(lines_of(dir / "empty") == std::vector<std::string>{"empty unreadable: a folder without files"});
}

TEST_CASE("links to files are followed, links to folders are not, broken ones are told", "[input]") {
  const TempDir dir;
  std::filesystem::create_directories(dir / "in/other");
  write_bytes(dir / "target.html", html_page("A"));
  std::filesystem::create_symlink(dir / "target.html", dir / "in/link.html");
  std::filesystem::create_directory_symlink(dir / "in", dir / "in/loop");
  std::filesystem::create_symlink(dir / "nowhere", dir / "in/broken");
  const Lines lines = lines_of(dir / "in");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "in/broken unreadable: a link that leads nowhere: No such file or directory");
  CHECK(lines[1] == "in/link.html html 97");
  CHECK(lines_of(dir / "in/broken") ==
        Lines{"in/broken unreadable: a link that leads nowhere: No such file or directory"});
}

TEST_CASE("what is neither file nor folder does not hang the run", "[input]") {
  const TempDir dir;
  std::filesystem::create_directory(dir / "in");
  REQUIRE(::mkfifo((dir / "in/pipe").c_str(), 0600) == 0);
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = dir / "in/socket";
  REQUIRE(path.size() < sizeof address.sun_path);
  std::memcpy(address.sun_path, path.c_str(), path.size());
  REQUIRE(::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  ::close(descriptor);
  CHECK(lines_of(dir / "in") == Lines{"in/pipe unreadable: a pipe", "in/socket unreadable: a socket"});
}

TEST_CASE("a file without permission comes with the system's message", "[input]") {
  if (::geteuid() == 0) {
    WARN("skipped: root reads everything");
    return;
  }
  const TempDir dir;
  write_bytes(dir / "secret.html", html_page("A"));
  std::filesystem::permissions(dir / "secret.html", std::filesystem::perms::none);
  CHECK(lines_of(dir / "secret.html") == Lines{"secret.html unreadable: Permission denied"});
}

TEST_CASE("a path that does not exist is an error", "[input]") {
  const TempDir dir;
  for (const std::string& path : {dir / "nothing", dir / "nothing/more", std::string()}) {
    try {
      (void)items_of(path);
      FAIL("no error for '" << path << "'");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::not_found);
    }
  }
}

TEST_CASE("what holds no page is named", "[input]") {
  using namespace std::string_literals;
  struct Row {
    const char* file;
    std::string bytes;
    const char* reason;
  };
  const std::vector<Row> rows{
      {"empty", "", "empty"},
      {"blank.txt", " \n\t\r\n ", "empty"},
      {"a.pdf", "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n1 0 obj", "a PDF document"},
      {"a.png", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "a PNG image"},
      {"photo", "\xFF\xD8\xFF\xE0\0\x10JFIF"s, "a JPEG image"},
      {"dot.gif", "GIF89a\1\0\1\0"s, "a GIF image"},
      {"data", std::string(3000, '\0') + "abc", "binary data"},
      {"noise", "\1\2\3\4\5\6\7\x0E\x0F text", "binary data"},
      {"feed.xml", "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel/></rss>",
       "a feed (rss), which is not read yet"},
      {"map.xml", "<?xml version=\"1.0\"?><!-- x --><urlset></urlset>", "XML (urlset), not a page"},
      {"crawl.warc", "WARC/1.0\r\nWARC-Type: warcinfo\r\n", "a web archive (WARC), which is not read yet"},
      {"menu.js", "function open() { return 1; }", "a script"},
      {"main.css?v=2", "body { color: red }", "a style sheet"},
  };
  const TempDir dir;
  for (const Row& row : rows) {
    write_bytes(dir / row.file, row.bytes);
    INFO(row.file);
    CHECK(lines_of(dir / row.file) == Lines{row.file + " unreadable: "s + row.reason});
  }
}

TEST_CASE("text that only looks like something else is still a page", "[input]") {
  using namespace std::string_literals;
  struct Row {
    const char* file;
    std::string bytes;
    PageForm form;
  };
  const std::vector<Row> rows{
      {"xhtml.html", "<?xml version=\"1.0\"?>\n<!DOCTYPE html><html><body><p>Hello</p></body></html>", PageForm::html},
      {"script.js", html_page("an index page that a server named like that"), PageForm::html},
      {"bracket.txt", "[Photo] The council met on Monday and voted.", PageForm::page_text},
      {"brace.txt", "{Updated at noon} The council met on Monday.", PageForm::page_text},
      {"zero.txt", "The council\0 met on Monday and voted."s, PageForm::page_text},
      {"otto.txt", "OTTO BRANDT has been mayor of the town for ten years.", PageForm::page_text},
      {"bzh.txt", "BZhang Limited said on Monday that it would close.", PageForm::page_text},
      {"latin1.txt",
       "Caf\xE9 am Hafen er\xF6"
       "ffnet",
       PageForm::page_text},
      {"utf16.html", "\xFF\xFE<\0h\0t\0m\0l\0>\0<\0p\0>\0a\0"s, PageForm::html},
      {"utf16.txt", "T\0h\0e\0 \0c\0o\0u\0n\0c\0i\0l\0 \0m\0e\0t\0"s, PageForm::page_text},
  };
  const TempDir dir;
  for (const Row& row : rows) {
    write_bytes(dir / row.file, row.bytes);
    INFO(row.file);
    const auto items = items_of(dir / row.file);
    REQUIRE(items.size() == 1);
    const auto* page = std::get_if<Page>(&items[0].content);
    REQUIRE(page != nullptr);
    CHECK(page->form == row.form);
    CHECK(page->bytes == row.bytes);
    CHECK(page->input == row.file);
    CHECK(items[0].bytes == row.bytes.size());
  }
}

TEST_CASE("a page over the limit is refused, one at the limit is not", "[input]") {
  const TempDir dir;
  write_bytes(dir / "page.txt", std::string(5000, 'a'));
  CHECK(lines_of(dir / "page.txt", {.page_bytes = 4999}) == Lines{"page.txt unreadable: longer than 4999 bytes"});
  CHECK(lines_of(dir / "page.txt", {.page_bytes = 5000}) == Lines{"page.txt text 5000"});
}

TEST_CASE("a file name that is not UTF-8 gives a name that is", "[input]") {
  const TempDir dir;
  std::filesystem::create_directory(dir / "in");
  write_bytes(dir / "in/caf\xE9.html", html_page("A"));
  CHECK(lines_of(dir / "in") == Lines{"in/caf\uFFFD.html html 97"});
}

TEST_CASE("standard input is read like a file", "[input]") {
  const TempDir dir;
  write_bytes(dir / "lines.jsonl", "{\"title\":\"One\",\"text\":\"A\"}\n{\"title\":\"Two\",\"text\":\"B\"}\n");
  const ChildEnd child = run_in_child([&] {
    if (std::freopen((dir / "lines.jsonl").c_str(), "r", stdin) == nullptr) return std::string("no standard input");
    std::string out;
    for (const std::string& line : lines_of("-")) out += line + "\n";
    return out;
  });
  CHECK(child.status == 0);
  CHECK(child.said == "-:1 article One\n-:2 article Two\n");
}
