package app.userdata.dev.chart;

import java.util.List;

/**
 * Panels, two in a row, in a picture that follows the reader's choice of light or dark.
 *
 * @param title for who cannot see it
 */
public record Chart(String title, List<Panel> panels) {
  private static final List<String> LIGHT =
      List.of("#1d4ed8", "#c2410c", "#15803d", "#7e22ce", "#0e7490", "#a16207");
  private static final List<String> DARK =
      List.of("#93c5fd", "#fdba74", "#86efac", "#d8b4fe", "#67e8f9", "#fde047");

  public Chart {
    panels = List.copyOf(panels);
  }

  /** The whole file. */
  public String svg() {
    int width = 2 * Panel.WIDTH;
    int height = (panels.size() + 1) / 2 * Panel.HEIGHT;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d' role='img'>
        <title>%s</title>
        <style>
        %s@media (prefers-color-scheme: dark) {
        %s}
        </style>
        <rect class='paper' width='100%%' height='100%%'/>
        """
            .formatted(
                width,
                height,
                width,
                height,
                title,
                style("#ffffff", "#24292f", "#d0d7de", LIGHT),
                style("#0d1117", "#e6edf3", "#30363d", DARK)));
    for (int i = 0; i < panels.size(); i++) {
      svg.append(panels.get(i).svg(i % 2 * Panel.WIDTH, i / 2 * Panel.HEIGHT));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String style(String paper, String ink, String grid, List<String> colors) {
    StringBuilder style = new StringBuilder();
    style.append(".paper { fill: ").append(paper).append(" }\n");
    style.append("text { font: 11px sans-serif; fill: ").append(ink).append(" }\n");
    style.append(".title { font-size: 13px; font-weight: bold }\n");
    style.append(".grid { stroke: ").append(grid).append("; fill: none }\n");
    for (int i = 0; i < colors.size(); i++) {
      style.append(
          ".c%d { fill: %s } .l%d { stroke: %s; stroke-width: 2; fill: none }%n"
              .formatted(i + 1, colors.get(i), i + 1, colors.get(i)));
    }
    return style.toString();
  }
}
