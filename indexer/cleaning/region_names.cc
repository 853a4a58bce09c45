// Marks are lower case words with one blank at both ends; a name with blanks matches whole words, one without matches
// anywhere.  Order decides: what names furniture comes before what names the article's own parts, because
// "article-body__related" must be furniture and "related-article-body" too.
// Each name was taken from what many outlets share (content systems, schema.org, ARIA), never from one host; a test
// takes each one away and sees that its element stays in the article then.
#include "indexer/cleaning/region_names.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr std::array kGroups = {
    RegionGroup{Region::hidden, "ARIA helpers and style sheets' classes for text that only screen readers get",
                " screen reader text | sr only | visually hidden | visuallyhidden "},
    RegionGroup{Region::navigation, "links for screen readers", " skip link "},
    RegionGroup{Region::footer, "ARIA landmark of what a page says about itself", " contentinfo "},
    RegionGroup{Region::sidebar, "ARIA landmark of what stands beside the content", " complementary "},
    RegionGroup{Region::consent,
                "layers of consent platforms, before all other names because they quote all kinds of words",
                " cookie| consent| gdpr| onetrust | didomi "},
    RegionGroup{Region::comments, "comment threads of content systems and comment services",
                " comments | comment | commentlist | disqus| respond | kommentare | commentaires | comentarios | "
                "talkback| pinglun | cmt "},
    RegionGroup{Region::advertisement, "places of advertising systems and of links that somebody pays for",
                "advert| ad | ads | anzeige |sponsor| promoted |outbrain|taboola| affiliate "},
    RegionGroup{Region::related, "lists and boxes of other stories",
                "related| relate | rel |recommend|recirc|readmore| read more | read also | also read | see also | most "
                "read |mostread| most viewed |mostpopular| popular |trending| more from | more stories | more news | "
                "more articles | latest news | latest posts | recent posts | up next | yarpp | previous post | next "
                "post | post navigation | nav links |crosslink| similar | mehr zum thema | inline promo "},
    RegionGroup{Region::article_body, "the text itself where systems mark who may read it",
                " subscriber premium | subscriber preview "},
    RegionGroup{Region::newsletter, "sign-up boxes",
                "newsletter| signup | sign up |subscrib| subscription | mailchimp "},
    RegionGroup{Region::paywall, "notices of paywalls", "paywall| regwall | piano "},
    RegionGroup{Region::share, "rows of buttons",
                " share | shares | sharing |sharedaddy| sharebar | social |addtoany|addthis| follow us | toolbar | "
                "article tools | article actions "},
    RegionGroup{Region::navigation, "menus, breadcrumbs and page numbers",
                "breadcrumb| crumb | crumbs | navigation | navbar | nav | menu | pagination | pager | toc | table of "
                "contents "},
    RegionGroup{Region::header, "the frame of the page", " masthead | site header | page header "},
    RegionGroup{Region::footer, "the frame of the page", " footer | copyright | disclaimer "},
    RegionGroup{Region::sidebar, "columns beside the article", "sidebar| widget area | side bar | rail "},
    RegionGroup{Region::caption, "pictures, their captions, credits and galleries",
                "caption| cap | cred | bu | bildunterschrift | legend | legende | credit "
                "| credits | slideshow | gallery | carousel "},
    RegionGroup{Region::player, "players of sound and film", " player | jwplayer "},
    RegionGroup{Region::author_box, "boxes about the author",
                " author box | authorbox | author info | author card | author profile | author "
                "description | about author | about the author | bio "},
    RegionGroup{Region::tags, "lists of tags", " tags | tag list | taglist | tag links | keywords | topics "},
    RegionGroup{Region::teaser, "boxes that lead to another story", " teaser| promo | card "},
    RegionGroup{Region::byline, "names of the writers",
                " byline| authors | writer | writers | autor | autoren | auteur | firma | signature | reporter | "
                "contributors | author "},
    RegionGroup{Region::date, "time of publication", " dateline | timestamp | publish date | published | meta "},
    RegionGroup{Region::article_body, "the text itself",
                " article body | articlebody | story body | entry content | post content | post body | article content "
                "| article text | story content | article main "},
    RegionGroup{
        Region::lead, "first paragraphs in a container of their own, in eight languages",
        " standfirst | lead | lede | dek | deck | subtitle | subheadline | sub title | summary | excerpt | intro | "
        "introduction | chapeau | chapo | ingress | entradilla | bajada | sommario | vorspann | abstract "},
    RegionGroup{Region::headline, "the headline", " headline | entry title | article title | post title "},
};

}  // namespace

const std::vector<RegionName>& region_names() {
  static const std::vector<RegionName> kNames = [] {
    std::vector<RegionName> names;
    for (const RegionGroup& group : kGroups) {
      for (std::string_view rest = group.names; !rest.empty();) {
        const std::size_t end = std::min(rest.find('|'), rest.size());
        names.push_back({rest.substr(0, end), group.region, &group});
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    return names;
  }();
  return kNames;
}

}  // namespace dateline
