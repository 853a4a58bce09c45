// Builds a small archive and searches it, with nothing but the installed library:
//
//   g++ -std=c++20 embed.cc $(pkg-config --cflags --libs dateline) -o embed && ./embed /tmp/embed.archive
//
// or, with CMake: find_package(dateline CONFIG REQUIRED) and target_link_libraries(embed dateline::dateline).
#include <cstdio>
#include <iostream>

#include <dateline/archive.h>
#include <dateline/indexer.h>
#include <dateline/searcher.h>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: embed ARCHIVE\n", stderr);
    return 64;
  }
  try {
    {
      dateline::Indexer indexer(argv[1]);

      // A ready article ...
      dateline::Article article;
      article.id = "bridge-1";
      article.source = "Harbour Ledger";
      article.title = "Old bridge opens again";
      article.body = "The bridge over the Tarn opened to walkers on Friday.\n\nMayor Ann Example cut the ribbon.";
      article.published = dateline::date_from_string("2023-09-01");
      indexer.add(article);

      // ... and a page as a crawl has it.
      dateline::Page page;
      page.input = "ferry.html";
      page.url = "https://ledger.example/ferry";
      page.bytes =
          "<html><head><title>Ferry to run all night | Harbour Ledger</title></head><body><nav><a href=/>Home</a></nav>"
          "<article><h1>Ferry to run all night</h1><time datetime=2023-09-02>2 September</time>"
          "<p>The ferry beside the bridge will run all night from Monday, the harbour office said on Saturday. "
          "Tickets cost the same as by day.</p><p>Those who live on the far bank had asked for it for years, because "
          "the last boat left before the theatre was out.</p></article></body></html>";
      indexer.add(page);

      indexer.publish();
      std::cout << indexer.summary().added << " added\n";
    }
    dateline::Searcher searcher(dateline::Archive::open(argv[1]));
    dateline::SearchRequest request;
    request.query = "bridge";
    request.facets = {"month"};
    const dateline::Answer answer = searcher.search(request);
    std::cout << answer.total << " found\n";
    for (const dateline::Hit& hit : answer.hits) {
      std::cout << hit.rank << ". " << hit.title << " (" << to_string(hit.published.value()) << ")\n";
      for (const dateline::Snippet& snippet : hit.snippets) std::cout << "   " << snippet.text << "\n";
    }
    return answer.hits.size() == 2 ? 0 : 1;
  } catch (const dateline::Error& error) {
    std::cerr << "embed: " << error.what() << "\n  " << error.hint() << "\n";
    return dateline::exit_status(error.code());
  }
}
