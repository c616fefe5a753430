package regional.indicators.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import regional.indicators.core.Value;
import regional.indicators.indicator.Figure;
import regional.indicators.indicator.Indicator;
import regional.indicators.indicator.Kind;
import regional.indicators.indicator.Polarity;

/** Twelve authorities of 10%, 20% ... and three more that are printed and not ranked. */
class RankingTest {

  private static final Indicator LOWER = GivenFigures.indicator(Kind.PROPORTION, Polarity.LOWER, 1);
  private static final Figure SMALL = GivenFigures.unreliable(GivenFigures.counted("912", 1, 2, 1));
  private static final Figure MISSING = GivenFigures.without("913", Value.Symbol.NOT_AVAILABLE);
  private static final Figure NONE = GivenFigures.noneOfNone("914");

  private static List<Figure> figures() {
    List<Figure> figures = new ArrayList<>(List.of(SMALL, MISSING, NONE));
    for (int i = 1; i <= 12; i++) {
      figures.add(GivenFigures.counted(String.valueOf(899 + i), i * 5, 100, 1));
    }
    return figures;
  }

  @Test
  void ranksThoseThatHaveAReliableFigure() {
    List<Figure> figures = figures();
    Ranking ranking = Ranking.of(LOWER, figures);
    assertThat(ranking.rank(figures.get(3))).contains(new Rank(1, 12, 1));
    assertThat(ranking.rank(figures.get(14))).contains(new Rank(12, 12, 1));
    assertThat(ranking.band(figures.get(3))).isEqualTo("A");
    assertThat(ranking.band(figures.get(14))).isEqualTo("D");
    assertThat(ranking.interval(figures.get(3)).orElseThrow().lower()).isEqualTo(1);
    assertThat(ranking.interval(figures.get(14)).orElseThrow().upper()).isEqualTo(12);
  }

  @Test
  void doesNotRankASmallBaseAMissingFigureOrOneOfNoCases() {
    Ranking ranking = Ranking.of(LOWER, figures());
    for (Figure each : List.of(SMALL, MISSING, NONE)) {
      assertThat(ranking.rank(each)).isEmpty();
      assertThat(ranking.interval(each)).isEmpty();
      assertThat(ranking.band(each)).isEqualTo(Band.NONE);
    }
  }

  @Test
  void whereNobodyCanBeRankedNobodyIs() {
    Ranking ranking = Ranking.of(LOWER, List.of(SMALL, MISSING));
    assertThat(ranking.rank(SMALL)).isEmpty();
    assertThat(ranking.interval(SMALL)).isEmpty();
    assertThat(ranking.band(SMALL)).isEqualTo(Band.NONE);
  }

  @Test
  void whereNeitherWayIsBetterNobodyIs() {
    List<Figure> figures = figures();
    Ranking ranking =
        Ranking.of(GivenFigures.indicator(Kind.PROPORTION, Polarity.NONE, 1), figures);
    assertThat(ranking.rank(figures.get(3))).isEmpty();
    assertThat(ranking.interval(figures.get(3))).isEmpty();
    assertThat(ranking.band(figures.get(3))).isEqualTo(Band.NONE);
  }
}
