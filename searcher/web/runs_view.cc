#include "searcher/web/runs_view.h"

#include <algorithm>

#include "common/text/shown.h"

namespace dateline {
namespace {

Html run_row(const RunRecord& run) {
  Html html;
  html.raw("<tr><th scope=\"row\">").text(run.published).raw("</th><td>").number(run.revision);
  for (const std::uint64_t count : {run.read, run.added, run.updated, run.unchanged, run.rejected, run.deleted}) {
    html.raw("</td><td>").number(count);
  }
  return html.raw("</td></tr>");
}

Html rejected(const RunRecord& run) {
  Html html;
  if (run.rejected == 0) return html;
  html.raw("<details><summary>").text(counted(run.rejected, "input")).raw(" rejected, ").text(run.published);
  html.raw("</summary><ul>");
  for (const RunRecord::Reason& each : run.reasons) {
    html.raw("<li dir=\"auto\">").text(each.reason).raw(" <span class=\"count\">").number(each.inputs);
    html.raw("</span></li>");
  }
  html.raw("</ul><p>The last of them:</p><ul>");
  for (const RunRecord::RejectedInput& each : run.rejected_inputs) {
    html.raw("<li dir=\"auto\"><code>").text(each.input).raw("</code> ").text(each.reason).raw("</li>");
  }
  return html.raw("</ul></details>");
}

}  // namespace

Html runs_view(const std::vector<RunRecord>& runs) {
  Html html;
  if (runs.empty()) return html;
  html.raw("<h2>What came in, and what did not</h2><div class=\"wide\" tabindex=\"0\" role=\"region\"");
  html.raw(" aria-label=\"Runs\"><table><thead><tr><th scope=\"col\">published</th><th scope=\"col\">revision</th>");
  html.raw("<th scope=\"col\">read</th><th scope=\"col\">added</th><th scope=\"col\">updated</th>");
  html.raw("<th scope=\"col\">unchanged</th><th scope=\"col\">rejected</th><th scope=\"col\">deleted</th>");
  html.raw("</tr></thead><tbody>");
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) html.add(run_row(*run));
  html.raw("</tbody></table></div>");
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) html.add(rejected(*run));
  return html;
}

}  // namespace dateline
