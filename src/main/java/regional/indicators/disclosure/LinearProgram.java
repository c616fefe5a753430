package regional.indicators.disclosure;

import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** Least and greatest value of cells under the equations of a component, by ojAlgo's simplex. */
final class LinearProgram {

  /** Times the largest number that occurs: where there is no limit, one this far away is set. */
  private static final double FAR = 1000;

  private final ExpressionsBasedModel model = new ExpressionsBasedModel();
  private final Variable[] variables;
  private final double[] scales;
  private final double far;

  LinearProgram(Component component) {
    model.options.sparse = true;
    double largest = 1;
    for (int row = 0; row < component.rows(); row++) {
      largest = Math.max(largest, Math.abs(component.sum(row)));
    }
    for (int i = 0; i < component.size(); i++) {
      if (!Double.isInfinite(component.upper(i))) {
        largest = Math.max(largest, component.upper(i));
      }
    }
    far = FAR * largest;
    variables = new Variable[component.size()];
    scales = new double[component.size()];
    for (int i = 0; i < variables.length; i++) {
      scales[i] = component.lower(i);
      Variable variable = model.newVariable("v" + i).lower(0);
      if (!Double.isInfinite(component.upper(i))) {
        variable.upper(Math.max(0, component.upper(i) - component.lower(i)));
      }
      variables[i] = variable;
    }
    for (int row = 0; row < component.rows(); row++) {
      double level = component.sum(row);
      Expression expression = model.newExpression("e" + row);
      for (int i = 0; i < component.sides(row).length; i++) {
        int place = component.sides(row)[i];
        expression.set(variables[place], component.weights(row)[i]);
        level -= component.weights(row)[i] * component.lower(place);
      }
      expression.level(level);
    }
  }

  /**
   * Bounds of one cell.
   *
   * @throws IllegalStateException if the solver finds none, though the true numbers fit
   */
  Bounds of(int place) {
    double lower = scales[place] + solve(place, false);
    double upper = scales[place] + solve(place, true);
    return new Bounds(Math.max(0, lower), upper >= far / 2 ? Double.POSITIVE_INFINITY : upper);
  }

  private double solve(int place, boolean most) {
    Variable variable = variables[place];
    variable.weight(1);
    Optimisation.Result result = most ? model.maximise() : model.minimise();
    variable.weight(null);
    if (result.getState() == Optimisation.State.UNBOUNDED) {
      return Double.POSITIVE_INFINITY;
    }
    if (!result.getState().isOptimal()) {
      throw new IllegalStateException("the linear program ended " + result.getState());
    }
    return result.doubleValue(place);
  }
}
