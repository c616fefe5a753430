package regional.indicators.job;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.FieldSerializer;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import it.unimi.dsi.fastutil.doubles.DoubleImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objenesis.strategy.StdInstantiatorStrategy;
import regional.indicators.benchmark.Benchmark;
import regional.indicators.benchmark.Plausibility;
import regional.indicators.benchmark.Revisions;
import regional.indicators.disclosure.Controlled;
import regional.indicators.indicator.IndicatorTable;

/**
 * All that the packs of a run are drawn from, computed once: the process of the run writes it for
 * its workers. What is written is of this version of the program alone, and nobody else reads it.
 *
 * @param table of the indicator set and of what packs print beside it
 * @param benchmarks of the set
 * @param contextBenchmarks of what stands beside it
 * @param revisions what resubmissions moved
 * @param noted what the figures say of the submissions that sent them
 * @param controlled what nobody but the authority itself may see
 */
record Computed(
    IndicatorTable table,
    List<Benchmark> benchmarks,
    List<Benchmark> contextBenchmarks,
    Revisions revisions,
    List<Plausibility.Noted> noted,
    Controlled controlled) {

  /** What may be named in it: nothing that could do anything when it is read. */
  private static final List<String> NAMED =
      List.of("regional.indicators.", "java.util.", "java.time.", "it.unimi.dsi.fastutil.");

  private static final int BUFFER = 1 << 16;

  /** Maps and lists of the JDK that cannot be filled: read as plain ones, which nobody changes. */
  private static final class Unmodifiable extends Serializer<Object> {
    @Override
    public void write(Kryo kryo, Output out, Object wrapped) {
      kryo.writeClassAndObject(out, plain(wrapped));
    }

    private static Object plain(Object wrapped) {
      if (wrapped instanceof SortedMap<?, ?> sorted) {
        return new TreeMap<>(sorted);
      }
      if (wrapped instanceof Map<?, ?> map) {
        return new LinkedHashMap<>(map);
      }
      return wrapped instanceof Set<?> set
          ? new LinkedHashSet<>(set)
          : new ArrayList<>((Collection<?>) wrapped);
    }

    @Override
    public Object read(Kryo kryo, Input in, Class<? extends Object> type) {
      return kryo.readClassAndObject(in);
    }
  }

  /** Reads and writes whole graphs of objects: one figure, wherever it is named, stays one. */
  private static final class Graph extends Kryo {
    Graph() {
      setReferences(true);
      setRegistrationRequired(false);
      setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
      for (Object each :
          List.of(
              Collections.unmodifiableMap(new HashMap<>()),
              Collections.unmodifiableCollection(new ArrayList<>()))) {
        addDefaultSerializer(each.getClass(), new Unmodifiable());
      }
      // A list that cannot be filled either, and is no more than its array.
      addDefaultSerializer(DoubleImmutableList.class, FieldSerializer.class);
    }

    @Override
    public Registration getRegistration(Class type) {
      Class<?> of = type;
      while (of.isArray()) {
        of = of.getComponentType();
      }
      String name = of.getName();
      if (!of.isPrimitive()
          && getClassResolver().getRegistration(type) == null
          && NAMED.stream().noneMatch(name::startsWith)) {
        throw new KryoException(name + " is nothing that a run hands over");
      }
      return super.getRegistration(type);
    }
  }

  /**
   * @throws IOException if it cannot be written
   */
  void write(OutputStream to) throws IOException {
    try {
      Output out = new Output(to, BUFFER);
      new Graph().writeObject(out, this);
      out.flush();
    } catch (KryoException e) {
      throw new IOException("what was computed cannot be handed over", e);
    }
  }

  /**
   * @throws IOException if it cannot be read
   */
  static Computed read(InputStream from) throws IOException {
    try {
      return new Graph().readObject(new Input(from, BUFFER), Computed.class);
    } catch (KryoException e) {
      throw new IOException("what was computed cannot be read", e);
    }
  }
}
