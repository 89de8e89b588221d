/** What each problem's folder adds to the look, on every page that shows widgets. Rules there stand in the layer `book`. */
import.meta.glob('/content/problems/*/*.css', { eager: true })
